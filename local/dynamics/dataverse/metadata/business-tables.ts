import { choice, choices, lookup, memo, plain, text } from "./column.ts";
import { addressColumns, businessTable, type Table } from "./table.ts";

// The columns are a choice of those in Microsoft's reference «Dataverse table/entity reference», with its names.

const CUSTOMER_OF = (name: string) => [
  { table: "account", navigation: "customerid_account", collection: `${name}_customer_accounts` },
  { table: "contact", navigation: "customerid_contact", collection: `${name}_customer_contacts` },
];

const INDUSTRIES = { 1: "Accounting", 7: "Consulting", 11: "Durable Manufacturing", 33: "Wholesale" };

export const ACCOUNT: Table = businessTable({
  schemaName: "Account",
  set: "accounts",
  label: "Account",
  plural: "Accounts",
  objectTypeCode: 1,
  primaryName: "name",
  columns: [
    text("Name", "Account Name", 160, { required: true }),
    text("AccountNumber", "Account Number", 20),
    choice("IndustryCode", "Industry", INDUSTRIES),
    choice("CustomerTypeCode", "Relationship Type", { 1: "Competitor", 3: "Customer", 8: "Prospect" }),
    plain("NumberOfEmployees", "whole", "Number of Employees"),
    plain("Revenue", "money", "Annual Revenue"),
    plain("CreditLimit", "money", "Credit Limit"),
    plain("CreditOnHold", "yesno", "Credit Hold", { initial: false }),
    plain("DoNotEMail", "yesno", "Do not allow Emails", { initial: false }),
    text("EMailAddress1", "Email", 100),
    text("Telephone1", "Main Phone", 50),
    text("Fax", "Fax", 50),
    text("WebSiteURL", "Website", 200),
    memo("Description", "Description", 1_048_576),
    ...addressColumns(),
    lookup("PrimaryContactId", "Primary Contact", [
      { table: "contact", navigation: "primarycontactid", collection: "account_primary_contact" },
    ]),
    lookup("ParentAccountId", "Parent Account", [
      { table: "account", navigation: "parentaccountid", collection: "account_parent_account" },
    ]),
  ],
  keys: [{ name: "contoso_accountnumber", columns: ["accountnumber"] }],
});

export const CONTACT: Table = businessTable({
  schemaName: "Contact",
  set: "contacts",
  label: "Contact",
  plural: "Contacts",
  objectTypeCode: 2,
  primaryName: "fullname",
  columns: [
    text("FirstName", "First Name", 50),
    text("LastName", "Last Name", 50, { required: true }),
    text("FullName", "Full Name", 160, { write: "never" }),
    text("JobTitle", "Job Title", 100),
    text("EMailAddress1", "Email", 100),
    text("Telephone1", "Business Phone", 50),
    text("MobilePhone", "Mobile Phone", 50),
    text("Fax", "Fax", 50),
    plain("BirthDate", "date", "Birthday"),
    choice("GenderCode", "Gender", { 1: "Male", 2: "Female" }),
    choice("PreferredContactMethodCode", "Preferred Method of Contact", {
      1: "Any",
      2: "Email",
      3: "Phone",
    }),
    plain("CreditLimit", "money", "Credit Limit"),
    plain("DoNotEMail", "yesno", "Do not allow Emails", { initial: false }),
    memo("Description", "Description", 1_048_576),
    ...addressColumns(),
    lookup("ParentCustomerId", "Company Name", [
      { table: "account", navigation: "parentcustomerid_account", collection: "contact_customer_accounts" },
      { table: "contact", navigation: "parentcustomerid_contact", collection: "contact_customer_contacts" },
    ]),
  ],
  keys: [{ name: "contoso_email", columns: ["emailaddress1"] }],
});

export const LEAD: Table = businessTable(
  {
    schemaName: "Lead",
    set: "leads",
    label: "Lead",
    plural: "Leads",
    objectTypeCode: 4,
    primaryName: "fullname",
    columns: [
      text("Subject", "Topic", 300),
      text("FirstName", "First Name", 50),
      text("LastName", "Last Name", 50),
      text("FullName", "Name", 160, { write: "never" }),
      text("CompanyName", "Company Name", 100),
      text("EMailAddress1", "Email", 100),
      text("Telephone1", "Business Phone", 50),
      choice("LeadQualityCode", "Rating", { 1: "Hot", 2: "Warm", 3: "Cold" }, { initial: 2 }),
      choice("LeadSourceCode", "Lead Source", { 1: "Advertisement", 8: "Web", 10: "Other" }),
      plain("EstimatedAmount", "money", "Est. Value"),
      plain("EstimatedCloseDate", "date", "Est. Close Date"),
      memo("Description", "Description", 1_048_576),
      ...addressColumns(),
      lookup("ParentAccountId", "Parent Account for lead", [
        { table: "account", navigation: "parentaccountid", collection: "lead_parent_account" },
      ]),
      lookup("ParentContactId", "Parent Contact for lead", [
        { table: "contact", navigation: "parentcontactid", collection: "lead_parent_contact" },
      ]),
    ],
  },
  {
    states: { 0: "Open", 1: "Qualified", 2: "Disqualified" },
    statuses: [
      { value: 1, label: "New", state: 0 },
      { value: 2, label: "Contacted", state: 0 },
      { value: 3, label: "Qualified", state: 1 },
      { value: 4, label: "Lost", state: 2 },
    ],
  },
);

export const OPPORTUNITY: Table = businessTable(
  {
    schemaName: "Opportunity",
    set: "opportunities",
    label: "Opportunity",
    plural: "Opportunities",
    objectTypeCode: 3,
    primaryName: "name",
    columns: [
      text("Name", "Topic", 300, { required: true }),
      plain("EstimatedValue", "money", "Est. Revenue"),
      plain("ActualValue", "money", "Actual Revenue"),
      plain("CloseProbability", "whole", "Probability"),
      plain("EstimatedCloseDate", "date", "Est. Close Date"),
      plain("ActualCloseDate", "date", "Actual Close Date"),
      choice("OpportunityRatingCode", "Rating", { 1: "Hot", 2: "Warm", 3: "Cold" }, { initial: 2 }),
      memo("Description", "Description", 1_048_576),
      lookup("CustomerId", "Potential Customer", CUSTOMER_OF("opportunity")),
      lookup("ParentAccountId", "Account", [
        { table: "account", navigation: "parentaccountid", collection: "opportunity_parent_account" },
      ]),
      lookup("ParentContactId", "Contact", [
        { table: "contact", navigation: "parentcontactid", collection: "opportunity_parent_contact" },
      ]),
      lookup("OriginatingLeadId", "Originating Lead", [
        { table: "lead", navigation: "originatingleadid", collection: "opportunity_originating_lead" },
      ]),
    ],
  },
  {
    states: { 0: "Open", 1: "Won", 2: "Lost" },
    statuses: [
      { value: 1, label: "In Progress", state: 0 },
      { value: 2, label: "On Hold", state: 0 },
      { value: 3, label: "Won", state: 1 },
      { value: 4, label: "Canceled", state: 2 },
      { value: 5, label: "Out-Sold", state: 2 },
    ],
  },
);

const FIRST_CHOICE = 826_490_000;

/** A custom table with a column of each kind. */
export const PROJECT: Table = businessTable({
  schemaName: "contoso_Project",
  set: "contoso_projects",
  label: "Project",
  plural: "Projects",
  objectTypeCode: 10_042,
  primaryName: "contoso_name",
  columns: [
    text("contoso_Name", "Name", 100, { required: true }),
    text("contoso_Code", "Code", 20),
    plain("contoso_Budget", "money", "Budget"),
    plain("contoso_Progress", "decimal", "Progress"),
    plain("contoso_Distance", "double", "Distance"),
    plain("contoso_Headcount", "whole", "Headcount"),
    plain("contoso_Billable", "yesno", "Billable", { initial: true }),
    plain("contoso_StartsOn", "date", "Starts On"),
    plain("contoso_KickOff", "time", "Kick-off"),
    memo("contoso_Notes", "Notes", 1_048_576),
    choice("contoso_Phase", "Phase", {
      [FIRST_CHOICE]: "Plan",
      [FIRST_CHOICE + 1]: "Build",
      [FIRST_CHOICE + 2]: "Run",
    }),
    choices("contoso_Skills", "Skills", {
      [FIRST_CHOICE]: "Azure",
      [FIRST_CHOICE + 1]: "Dataverse",
      [FIRST_CHOICE + 2]: "Power BI",
    }),
    lookup("contoso_AccountId", "Account", [
      { table: "account", navigation: "contoso_AccountId", collection: "contoso_account_project" },
    ]),
  ],
  keys: [{ name: "contoso_code", columns: ["contoso_code"] }],
});
