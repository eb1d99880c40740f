//! The horizon of the sign-in page: the block as a sun that rises over the day.

use maud::{Markup, html};

use super::clock;
use crate::percent::length;

const HOUR: f64 = 110.77;
const FIRST: i32 = 7;

/// A day from seven to eighteen, the sun over nine to eleven.
pub fn horizon() -> Markup {
    html! {
        svg.horizon viewBox="0 0 1440 250" aria-hidden="true" {
            path.hz-sun d="M332.3 210a110.77 110.77 0 0 1 221.54 0Z" {}
            line.hz-line x1="0" x2="1440" y1="210" y2="210" {}
            @for hour in FIRST..=18 {
                @let x = length(f64::from(hour - FIRST + 1) * HOUR);
                line.hz-tick x1=(x) x2=(x) y1="210" y2="217" {}
                @if hour > FIRST {
                    text.dl-amber[hour == 9 || hour == 11] x=(x) y="238" text-anchor="middle" { (clock(hour * 60)) }
                }
            }
        }
    }
}
