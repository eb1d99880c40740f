//! Referral tree: who led to whom, one row a person, the state at the right.

use maud::{Markup, html};

/// What became of a person in the tree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Node {
    /// Already a customer.
    Customer,
    Person,
    /// The person whose page this is.
    Here,
    /// A scoping call or more came of it.
    Result,
}

/// A row of the tree. Rows come depth first; a row's parent is the nearest row above that is one less deep.
#[derive(Debug, Clone)]
pub struct Branch<'a> {
    pub depth: u8,
    pub name: &'a str,
    pub account: &'a str,
    pub state: &'a str,
    pub node: Node,
}

const ROW: usize = 28;
const STEP: usize = 26;

/// Draws the tree on a canvas of 400 px.
pub fn tree(branches: &[Branch<'_>], label: &str) -> Markup {
    html! {
        svg.tree viewBox={ "0 0 400 " (branches.len() * ROW) } width="100%" role="img" aria-label=(label) {
            @for (row, branch) in branches.iter().enumerate() {
                @if let Some(parent) = parent(branches, row) {
                    path.tree-l d={ "M" (left(branches[parent].depth)) " " (middle(parent)) "V" (middle(row)) "H" (left(branch.depth)) } {}
                }
            }
            @for (row, branch) in branches.iter().enumerate() { (person(row, branch)) }
        }
    }
}

fn person(row: usize, branch: &Branch<'_>) -> Markup {
    let class = match branch.node {
        Node::Customer => "tree-n is-c",
        Node::Person => "tree-n",
        Node::Here => "tree-n is-me",
        Node::Result => "tree-n is-b",
    };
    let x = left(branch.depth);
    let baseline = format!("{}.5", middle(row) + 4);
    html! {
        circle class=(class) cx=(x) cy=(middle(row)) r="5" {}
        text.tree-t.is-me[branch.node == Node::Here] x=(x + 13) y=(baseline) {
            (branch.name) tspan.tree-c dx="7" { (branch.account) }
        }
        text x="400" y=(baseline) text-anchor="end" { (branch.state) }
    }
}

fn parent(branches: &[Branch<'_>], row: usize) -> Option<usize> {
    let depth = branches[row].depth.checked_sub(1)?;
    branches[..row].iter().rposition(|branch| branch.depth == depth)
}

fn left(depth: u8) -> usize {
    8 + STEP * usize::from(depth)
}

fn middle(row: usize) -> usize {
    14 + ROW * row
}
