//! The headers that are known, without blanks and punctuation.

use super::F;
use super::Kind;

/// The headers that mean a field, likeliest first: where two columns could fill it, the earlier alias wins.
pub(super) type Aliases = &'static [(F, &'static str)];

const USERS: Aliases = &[
    (
        F::Name,
        "salesagent fullname displayname username salesrep representative agent employee user \
          owner name",
    ),
    (F::FirstName, "firstname givenname"),
    (F::LastName, "lastname surname familyname"),
    (F::Email, "email emailaddress workemail useremail mail"),
    (F::UserRole, "role userrole salesrole profile jobtitle title position"),
    (F::Team, "team teamname salesteam"),
    (F::Manager, "manager managername salesmanager reportsto supervisor teamlead"),
];

const ACCOUNTS: Aliases = &[
    (
        F::Name,
        "accountname companyname organizationname organisationname account company organization \
          organisation name",
    ),
    (F::ExternalId, "accountid companyid organizationid recordid oracleid externalid id accountnumber"),
    (F::Owner, "accountowner companyowner organizationowner ownername owner ownerusername salesrep"),
    (F::Sector, "sector industry branch vertical"),
    (
        F::CompanySize,
        "employees numberofemployees numemployees numemp employeesband companysize size headcount",
    ),
    (F::Revenue, "annualrevenue revenue turnover"),
    (F::Founded, "yearestablished yearfounded founded foundedyear"),
    (
        F::Place,
        "officelocation location billingcity city address organizationaddress billingaddress \
          country countryregion billingcountry state",
    ),
    (F::Parent, "subsidiaryof parentaccount parentcompany parentname parent"),
    (F::Website, "website companydomainname domain url webaddress"),
    (F::CustomerSince, "customersince becameacustomerdate"),
];

const PROSPECTS: Aliases = &[
    (F::Name, "fullname contactname personname prospect prospectname leadname contact person name"),
    (F::FirstName, "firstname personfirstname givenname first"),
    (F::LastName, "lastname personlastname surname familyname last"),
    (F::ExternalId, "recordid contactid personid leadid externalid id"),
    (
        F::Email,
        "email emailaddress emailprimary emailwork workemail personemailwork personemail mail \
          email1 personemailhome emailhome personemailother emailother",
    ),
    (
        F::Phone,
        "phone phonenumber phonedirect directphone phonework workphone personphonework \
          personphone businessphone telephone mobilephone mobile mobilephonenumber phonehome \
          phoneother",
    ),
    (F::Title, "jobtitle title title2 role position function"),
    (
        F::Company,
        "associatedcompany companyname accountname organizationname organisationname company \
          account acct organization organisation employer",
    ),
    (F::CompanySize, "employeesband employees numberofemployees companysize headcount"),
    (
        F::Owner,
        "contactowner leadowner personowner ownername owner assignedto salesrep salesagent sales \
          accountmanager ownerusername",
    ),
    (
        F::Place,
        "city mailingcity location place address mailingaddress organizationaddress countryregion \
          country mailingcountry stateregion",
    ),
    (F::Summary, "notes note notecontent background description comments summary"),
    (F::Source, "originalsource leadsource source contactsource"),
    (
        F::LastConversation,
        "lastcontactdt lastcontacted lastconversation lastcontact lastcontactdate \
          lastactivitydate lastactivity lastseen",
    ),
    (F::Outcome, "lifecyclestage leadstatus outcome statusreason contactstatus status"),
];

const OPPORTUNITIES: Aliases = &[
    (F::Name, "dealname opportunityname dealtitle opportunity deal title name"),
    (F::ExternalId, "opportunityid dealid recordid externalid id"),
    (
        F::Company,
        "accountname associatedcompany companyname organizationname account company organization \
          organisation customer",
    ),
    (F::Person, "contactname contactperson personname primarycontact contact person"),
    (F::PersonEmail, "associatedcontact contactemail personemail personemailwork email"),
    (F::Owner, "opportunityowner dealowner salesagent salesrep ownername owner assignedto creator"),
    (F::Amount, "closevalue amount dealvalue value opportunityamount dealamount revenue"),
    (F::Currency, "currencyofvalue currency dealcurrency currencyisocode opportunitycurrency"),
    (F::Product, "product productname productfamily"),
    (F::Stage, "dealstage stage stagename opportunitystage pipelinestage"),
    (F::State, "status dealstatus state isclosedwon"),
    (F::CreatedDay, "engagedate createdate createddate dealcreated created createdat creationdate opendate"),
    (F::CloseDay, "closedate dealclosedon closeddate closed wontime losttime"),
    (F::ExpectedDay, "expectedclosedate expectedclose expected"),
    (F::NextStep, "nextstep nextaction"),
    (F::NextStepDay, "nextstepdate nextactivitydate nextactiondate"),
    (F::LostReason, "closedlostreason lostreason lossreason reasonlost"),
];

const TOUCHES: Aliases = &[
    (F::ExternalId, "activityid taskid callid recordid externalid id"),
    (F::Person, "contactname personname contact prospect person whoname leadname"),
    (
        F::PersonEmail,
        "whocontactemail contactemail personemailwork personemail prospectemail email \
          associatedcontact",
    ),
    (
        F::Owner,
        "assignedto activityassignedto assigned owner ownername salesagent salesrep caller by \
          user",
    ),
    (
        F::TouchDay,
        "activitydate calldate date activityduedate duedate completedat timestamp createdate day \
          when",
    ),
    (F::Channel, "activitytype type channel kind tasksubtype"),
    (F::TouchOutcome, "calloutcome outcome callresult result disposition status"),
    (F::Note, "activitysubject subject activitynote notes note comments description callnotes"),
];

/// The aliases of a kind.
pub(super) fn aliases(kind: Kind) -> Aliases {
    match kind {
        Kind::Users => USERS,
        Kind::Accounts => ACCOUNTS,
        Kind::Prospects => PROSPECTS,
        Kind::Opportunities => OPPORTUNITIES,
        Kind::Touches => TOUCHES,
    }
}

/// Headers that tell the kind by themselves.
pub(super) const TELLING: [(Kind, &str); 5] = [
    (Kind::Users, "regionaloffice manager userrole username reportsto"),
    (
        Kind::Accounts,
        "industry sector website annualrevenue numberofemployees numemployees numemp employees \
          subsidiaryof yearestablished accountnumber companyowner companydomainname",
    ),
    (
        Kind::Prospects,
        "firstname lastname personname personfirstname fullname emailprimary emailwork jobtitle \
          leadstatus lifecyclestage contactowner phonedirect mobilephone phonework",
    ),
    (
        Kind::Opportunities,
        "opportunityid dealname opportunityname dealstage stage closedate closevalue dealowner \
          engagedate expectedclosedate probability weightedvalue",
    ),
    (
        Kind::Touches,
        "subject calloutcome activitydate calldate activitytype disposition whocontactemail \
          callresult",
    ),
];
