// Derived from docs/semantics by SemanticsPagesTests; do not edit.

/// The pages of `docs/semantics/`.
enum SemanticsPages {
  /// Name and text of every page, by name.
  static let all: [(name: String, text: String)] = [
    (
      "anatomy-and-kinds",
      #"""
      # Anatomy and kinds of smart campaign

      What a smart campaign is made of, which kinds there are, and what each kind may contain.

      ## Anatomy

      ### SC-A1 · Three parts: smart list, flow, schedule
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/understanding-smart-campaigns.md`

      Every smart campaign answers three questions. The **smart list** says who gets in, by triggers, filters or
      both. The **flow** says what is done to them, as a list of steps in order. The **schedule** says when, and
      also carries the qualification rule and the remaining settings.

      ### SC-A2 · A campaign usually belongs to a program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/create-a-new-smart-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-success.md`; `help/marketo/getting-started/quick-wins/simple-scoring.md`

      Most campaigns are local assets of one program, called the parent. Steps that need a program, *Change Program
      Success* for instance, start out pointing at the parent. A campaign may just as well live in a campaign folder
      outside every program; it then has no parent.

      ### SC-A3 · Moving a campaign leaves its references alone
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/understanding-smart-campaigns.md`

      When a campaign is moved into another program, whatever its smart list or flow says about the old program
      stays as it was. The references have to be changed by hand. See V-34.

      ### SC-A4 · One mistake makes the whole campaign invalid
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/smart-campaign-checklist.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`

      A single incomplete or wrong rule or step is enough: the campaign counts as invalid and will not run. This
      extends to smart lists that it reaches through *Member of Smart List*; a mistake over there is a mistake here.

      ### SC-A5 · Editing an active campaign is at your own risk
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`

      Marketo lets you change the smart list or flow of a campaign that is running, and warns against doing so.
      Nothing is promised for people who are inside at that moment. What rulec assumes for changed steps is in
      SC-F14.

      ### SC-A6 · Ids of a campaign, and the ids left in the log
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`; `help/rest-api/activities.md`; fivetran/dbt_marketo_source `macros/get_activity_*_columns.sql`

      The campaign, its smart list and its flow are numbered separately with integer ids. A log entry that came out
      of a campaign records the campaign's id, the id of the run, the step's id and the number of the choice taken.

      ## Kinds

      ### SC-K1 · Batch campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-date-token-in-a-wait-flow-step.md`; AdobeDocs/marketo-developer.en `help/webhooks/webhooks.md`

      A campaign with filters but without a trigger. It is started by the schedule (once or repeatedly) or by hand,
      and takes everybody who matches at that moment through as one cohort.

      Its flow may wait for a duration or until a fixed date. It may not wait on a date token, call a webhook or use
      trigger tokens.

      ### SC-K2 · Trigger campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`

      A campaign with one or more triggers, and filters as wished. It is switched on rather than scheduled, and from
      then on takes in one person for each event that fires. Nothing is excluded from its flow.

      ### SC-K3 · Executable campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      A campaign whose *executable* box was ticked when it was created or cloned. It can neither be scheduled nor
      activated: the only way in is an *Execute Campaign* step of another campaign, and whoever is in that step
      enters if they pass the smart list.

      Waits, webhooks and triggers are not allowed in it.

      ### SC-K4 · A campaign without any rule is of kind "default"
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/assets/swagger-asset.json`; AdobeDocs/marketo-apis

      The API lists three types: `batch`, `trigger` and `default`. The last stands for "not decided yet" and is what
      a campaign with an empty smart list reports. It cannot be run in any useful way and takes in nobody.

      ### SC-K5 · The first trigger turns a campaign into a trigger campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`

      Nobody picks the mode. As soon as the smart list holds a trigger the campaign is a trigger campaign, whatever
      else it holds.

      ### SC-K6 · Requestable campaigns
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      A campaign is *requestable* by API when two things are true at once: it is active, and it has the *Campaign is
      Requested* trigger with the source *Web Service API*.

      ### SC-K7 · Status values in the API
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/assets/swagger-asset.json`

      Seen through the API a campaign is in one of these states: `Inactive`, `Single Run`, `Recurring Run`,
      `Active`, `Requested`, `Never Run`, `Invalid`.

      ### SC-K8 · Cloning into or from an executable campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      A campaign with triggers cannot be turned into an executable one by cloning it. A clone of an executable
      campaign is executable only if the box is ticked again for the clone.

      ### SC-K9 · A batch campaign with an empty smart list does not run
      `UNDOC` · no public source

      The documentation is silent on what a scheduled campaign does when its smart list is empty; "everybody" and
      "nobody" are both thinkable.

      rulec: reports it as an error and does not run it, since the API does not even call such a campaign a batch
      campaign (SC-K4).

      """#
    ),
    (
      "campaign-control",
      #"""
      # Request, execute, remove; priority

      Steps by which one campaign acts on another, and the order in which queued starts are taken.

      ## Request Campaign, Execute Campaign, Remove from Flow

      ### SC-X1 · Request Campaign
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/request-campaign.md`; AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      Hands the person over to another campaign and goes on without looking back.

      - **Target**: an active trigger campaign that has the *Campaign is Requested* trigger, with a source that lets
        this caller in (SC-X3).
      - **Timing**: asynchronous. The calling flow continues at once; the requested one runs alongside.
      - **Who gets in**: the target's filters decide, and so does its qualification rule (SC-Q11).
      - **Tokens**: a request made through the API can replace `my.` tokens for that call; a call takes at most 100
        people and 100 tokens.
      - **Limits**: the target may contain waits and webhooks. Depth is not limited as far as the documentation
        goes; other workspaces are not mentioned.
      - **Broken target**: a campaign whose smart list is invalid is itself invalid.

      ### SC-X2 · Execute Campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      Runs another campaign as if it were part of this one.

      - **Target**: an executable campaign (SC-K3) of the same workspace, without waits, webhooks or triggers.
      - **Timing**: in series. The next step of the caller waits until the child's flow is done, so that its choices
        can use what the child did. The page also mentions running in parallel but never says how one would choose
        it.
      - **Who gets in**: the child's smart list and its own qualification rule decide. The log entry states
        `Qualified: TRUE` or `FALSE`.
      - **Tokens**: with *Use Parent Campaign Token Context* set to true the child works with the parent's my,
        campaign, program and member tokens, and with its trigger tokens if the parent is a trigger campaign. With
        false it uses its own.
      - **Depth**: three levels below the top campaign, that is parent, child, child, child.
      - **Broken target**: if the child's smart list is invalid, nobody qualifies, and nothing says so.

      rulec reads the open points as follows, each a choice. In a batch, each person completes the whole child
      before the next person begins it (R-6). A `my.` token that the parent lacks is taken from the child, and
      context passed on over several levels is that of the topmost campaign in the chain that passes it (R-10). A
      fourth level makes the step *failed* (R-11).

      ### SC-X3 · The source of Campaign is Requested
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/setting-up-a-trigger-smart-campaign-for-sales-using-campaign-is-requested.md`; AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      The trigger's **source** constraint says who may request the campaign, and so serves as a lock. *Is any* opens
      it to all. Named sources are *Sales Insight* and *Web Service API*; a request by another smart campaign is a
      third, whose name on screen is not published. Choosing *Sales Insight* has a side effect: sales users get to
      see the campaign's name.

      ### SC-X4 · Requesting a campaign that cannot take the request
      `UNDOC` · no public source

      How the flow step behaves towards an inactive or otherwise unfit campaign is not documented.

      rulec: the step *failed*, the person continues, and no entry of type 47 is written (R-11).

      ### SC-X5 · Values from the API beat values from the screen
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      When the parent's token context is used, tokens passed in through the API take precedence over the values
      stored in Marketo, for the parent and for the child.

      ### SC-X6 · An example of inherited tokens
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      A child changes the score by `{{my.score}}`, and its own value of that token is +0. A parent whose value
      is +10 executes it. The score rises by 10 if the token context is passed, and stays as it was if not.

      ### SC-X7 · Campaigns that execute each other in a circle
      `UNDOC` · no public source

      The documentation does not mention circles.

      rulec: reports any circle of *Execute Campaign* steps as an error before running. The limit on depth would end
      it in any case.

      ### SC-X8 · Remove from Flow
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/remove-from-flow.md`

      Takes people out of a smart campaign named in the step, or out of *this campaign*. In practice it concerns
      those who are in a wait.

      ### SC-X9 · Removing from this campaign ends the flow here
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/remove-from-flow.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      If the step means *this campaign*, the person takes no further step of this flow.

      ### SC-X10 · Removing from an executable campaign also removes from its caller
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      Aimed at an executable campaign, the step takes the person out of the child **and** of the parent that
      executed it.

      rulec reads "parent" through nested executables: the removal climbs from caller to caller until it reaches one
      that is not executable, and that one is included. Starts still in the queue are not touched (R-12). This is a
      choice.

      ### SC-X11 · Flow and program membership are separate
      `nation` · Marketo Nation, "The relationship between smart campaigns and programs"

      *Remove from Flow* leaves program membership alone, and taking somebody out of a program leaves running
      campaigns alone. A clean-up has to do both.

      ### SC-X12 · Removing somebody who is not inside
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/remove-from-flow.md`

      The step is made for use inside a campaign's flow. If the person is not in the target, nothing changes.

      rulec: the result of the step is *skipped* in that case. The documentation does not name one.

      ## Priority and queueing

      ### SC-P1 · Starts are queued by priority, then by arrival
      `nation` · Marketo Nation, "How campaign processing works"

      Every time a flow is set going, by a batch, by a trigger or by the end of a wait, it receives a priority and
      joins a queue. Higher priorities are served before lower ones, and within one priority the first to arrive is
      served first. A later arrival of higher priority passes those that wait with a lower one.

      How far rulec lets a high priority overtake starts of the same instant is a setting; see SC-15.3.

      ### SC-P2 · Batch and trigger campaigns queue apart
      `nation` · Marketo Nation, "How campaign processing works"

      The two kinds have a queue each.

      ### SC-P3 · Priority by content of the flow
      `nation` · Marketo Nation, "How campaign processing works"

      | priority | steps |
      | --- | --- |
      | high | Send Email in a trigger campaign, Send Alert |
      | medium | Request Campaign, Interesting Moment, Create Task, Convert Person, Delete Person, Add to List, Remove from List, Change Owner, Change Program Status, Change Revenue Stage, changes of program fields, the SFDC campaign steps (add, remove, change status), Sync Person to SFDC |
      | low | Change Data Value, Change Score, waits of more than 5 minutes, webhooks |

      rulec reads the gaps as follows, by choice: Send Email in a batch campaign is medium, so is a wait of 5
      minutes or less, and likewise every step that the list does not mention (R-7).

      ### SC-P4 · The first step decides for a mixed flow
      `UNDOC` · no public source

      Nobody states how a flow with steps of several classes is ranked. Advice such as "put Send Email first" and
      "do not begin with a wait" hints that the first step counts.

      rulec: the class of the first step. After a wait it is worked out again from the step that follows; when none
      is left it is low (R-7).

      ### SC-P5 · Overriding the priority
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/priority-override-for-trigger-campaigns.md`

      Administrators with the right permission can set a **trigger** campaign to low, medium or high. The setting
      holds for people who qualify from then on, while those already queued keep their place. Marketo recommends it
      for no more than 25 campaigns and records each override in the audit trail.

      ### SC-P6 · Priority changes when, not what
      `implied` · no public source

      The outcome of a single flow does not depend on its priority; only order and delay do. That is why rulec uses
      it as nothing but a rule for starts of the same instant (SC-15.2).

      """#
    ),
    (
      "catalogue",
      #"""
      # Catalogue

      The words of Marketo: names, triggers, filters, flow actions, and the log they have in common. Where a list of
      constraints is derived from the attributes of log entries, because the documentation shows it in screenshots
      only, it is marked `implied`. Letters after a constraint: S text, N number, D date, B yes/no, P picker. "Core"
      marks the seven elements of the SFDC campaign sync: three triggers, one filter, three actions.

      ## Names

      ### CAT-1 · Old, API and screen names
      `doc` / `nation` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; Marketo Nation, "Glossary for triggers rules types"

      The API has kept older names. rulec accepts both and prints the name on screen.

      | older or API name | name on screen |
      | --- | --- |
      | Lead … | Person …: *Lead is Created*, *Delete Lead*, *Convert Lead*, *Sync Lead to SFDC*, *Delete Lead from SFDC* and so on |
      | Change Status in Progression; Progression Status is / was Changed | Change Program Status; Program Status is / was Changed |
      | Change Program Data | Change Program Success |
      | Add to Nurture, Change Nurture Track, Change Nurture Cadence, Member of Nurture | Add to Engagement Program, Change Engagement Program Stream, Change Engagement Program Cadence, Member of Engagement Program |
      | Change Lead Partition | Change Person Partition |
      | Black Listed | Blocklisted |
      | Lead Owner … | Sales Owner … |

      The form of a name tells what it is. Triggers are in the present ("Added to List", "Score **is** Changed"),
      activity filters in the past ("**Was** Added to List", "Score **was** Changed"), inactivity filters put "Not"
      before the past form.

      ## Triggers

      ### CAT-3.1 · Triggers: SFDC campaign (core)
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/marketo.en `help/marketo/product-docs/marketo-sales-insight/msi-for-salesforce/features/tabs-in-the-msi-panel/interesting-moments/trigger-tokens-for-interesting-moments.md`; fivetran/dbt_marketo_source `macros/get_activity_*_columns.sql`

      | trigger | primary | constraints | fires on | tokens |
      | --- | --- | --- | --- | --- |
      | Added to SFDC Campaign | SFDC campaign (P) | Status (S) | 42 | trigger name, campaign name |
      | Removed from SFDC Campaign | SFDC campaign (P) | none known | 43 | trigger name, campaign name |
      | Status is Changed in SFDC Campaign | SFDC campaign (P) | New Status (S), Old Status (S) | 44 | **none** (SC-T4) |

      They react to what is observed, be it done by a flow step, by the program sync, or in Salesforce and then
      pulled (CS-G12).

      ### CAT-3.2 · Triggers: person, data, score, lists
      `implied` / `UNDOC` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/marketo.en `help/marketo/getting-started/quick-wins/advanced-solutions/automate-an-alert-for-possible-duplicate-people.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/add-a-constraint-to-a-smart-list-filter.md`; AdobeDocs/marketo-developer.en `help/rest-api/activities.md`; adobe/xdm `components/fieldgroups/experience-event/events/`; Marketo Nation, "Before you pull the trigger on triggers"

      | trigger | primary | constraints | fires on |
      | --- | --- | --- | --- |
      | Person is Created | none | Source Type, Form Name, List Name, SFDC Type, Lead Source (all S), Created Date (D) | 12 |
      | Data Value Changes | attribute (P) | Previous Value, New Value (by the attribute's type), Reason (S), Source (S) | 13 |
      | Score is Changed | score field (P) | Change (S/N), New Score (N), Old Score (N), Reason (S) | 22 |
      | Added to List, Removed from List | static list (P) | none documented | 24, 25 |
      | Segment Changes | segmentation (P) | none documented | 108 |
      | Person Partition Changes | partition (P) | none documented | 100 |
      | Revenue Stage is Changed, Manual Stage Change | model (P) | stage (P), not documented | 101, 102 |
      | Has Interesting Moment | type (S) | Description (S), not documented | 46 |
      | Sent Alert | email (P) | not documented | 38 |

      When people move to another segment because time has passed is not documented; rulec: at the beginning of each
      local day, if a rule of the segmentation compares with now, or only when something of theirs changes
      (`segment_moves`).

      *Data Value Changes* needs a real change (SC-F12). In Marketo every such trigger is woken by any field and
      then narrows down to its own, which makes them expensive. *Change* of a score compares the difference as a
      number (R-28).

      ### CAT-3.3 · Triggers: programs
      `implied` / `UNDOC` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; `help/rest-api/bulk-activity-extract.md`; adobe/xdm `components/fieldgroups/experience-event/events/`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-fields.md`

      | trigger | primary | constraints | fires on |
      | --- | --- | --- | --- |
      | Program Status is Changed | program (P) | New Status (S), Old Status (S), Success (B), Acquired By (B), Reason (S) | 104 |
      | Program Member Data is Changed | program (P) | Attribute, New Value, Previous Value, not documented | 123 |
      | Added to Engagement Program; Stream Changes; Cadence Changes (API: Nurture) | engagement program (P) | stream, cadence, not documented | 113, 114, 115 |

      ### CAT-3.4 · Triggers: campaign control
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/setting-up-a-trigger-smart-campaign-for-sales-using-campaign-is-requested.md`; AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`; `help/mcp-server-operations.md`

      | trigger | primary | constraints | fires on |
      | --- | --- | --- | --- |
      | Campaign is Requested | **source** (P): is any, Sales Insight, Web Service API, other smart campaigns | none | 47 |
      | Webhook is Called | webhook (P) | Response (S) | 110 |

      *Campaign is Requested* is the only trigger whose primary parameter is the kind of caller; see SC-X1 and
      SC-X3.

      ### CAT-3.5 · Triggers: Salesforce, other
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-converting-a-lead-into-a-contact-in-salesforce.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/opportunity-filters-and-triggers.md`

      | trigger | primary | constraints | fires on |
      | --- | --- | --- | --- |
      | Person is Synced to SFDC | none | not documented | 19 |
      | Person is Converted | none | not documented | 21 |
      | Person is Deleted from SFDC | none | not documented | 29 |
      | Owner Changes | none | not documented | 23 |
      | Added to Opportunity, Removed from Opportunity, Opportunity is Updated | opportunity field (P), for *Updated* only | opportunity fields, of one record (SC-C8) | 34, 35, 36 |
      | Activity is Logged, Activity is Updated | none | task fields, not documented | 26, 30 |

      ### CAT-3.6 · Triggers: behaviour
      `doc` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/adobe-io-events `src/pages/guides/using/marketo/marketo-lead-activity-data-stream-setup.md`; AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/events/create-an-event/create-an-event-with-the-marketo-on24-adapter/example-on24-event-integration.md`

      These exist beyond people, programs and lists: Fills Out Form (2; constraints Web Page, Referrer, Query
      String, Client IP), Visits Web Page (1), Clicks Link (3), Clicks Link in Email (11), Opens Email (10), Email
      is Delivered (7), Email Bounces (8), Email Bounces Soft (27), Unsubscribes from Email (9), sales-email
      triggers (39 to 41, 45, 48), Lead is Pushed to Marketo (145), and triggers for webinars, Dynamic Chat and SMS.

      ## Filters

      ### CAT-4 · Filters on membership and attributes
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/events/create-an-event/create-an-event-with-the-marketo-on24-adapter/example-on24-event-integration.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/opportunity-filters-and-triggers.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/best-practices-for-smart-lists.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-deleting-a-lead-contact.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-smart-campaign-members.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/managing-people-in-smart-lists/use-members-of-list-in-a-smart-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/inferred-filters.md`

      | filter | parameter and constraints | true when |
      | --- | --- | --- |
      | Member of SFDC Campaign (core) | SFDC campaign (P). Constraints not documented; rulec: Status (S), Responded (B) | the person's present lead or contact is a member of the campaign, as last pulled (R-25) |
      | Member of Program | program (P). Program Status is documented; rulec also: Success, Acquired By, Membership Date, Exhausted | the person is in the program, with any status except Not in Program, and meets the constraints |
      | Member of List | static list (P) | the person is on the list now |
      | Member of Smart List | smart list (P): in, not in | that smart list accepts the person now. Its errors count here too (SC-A4), and deep nesting is discouraged |
      | Member of Smart Campaign | smart campaign (P). Constraints not documented | the person has entered the campaign at least once (R-14) |
      | Member of Engagement Program | program (P); stream, cadence, exhausted | |
      | Member of Revenue Model / Stage | model, stage (P) | |
      | Has Opportunity | opportunity fields | the person has, at present, one opportunity that meets all of them |
      | Number of Opportunities, Total Opportunity Amount, Total Opportunity Expected Revenue | number | the figure over all opportunities of the person fits |
      | Duplicate Fields | field (P), Full Name for example | somebody else has the same value there |
      | Random Sample | percentage | use it alone, and not through Member of Smart List |
      | SFDC Type | text: `Lead`, `Contact` or empty | empty means that the person is not in Salesforce (CS-L3) |
      | SFDC Is Deleted | yes/no | the lead was deleted in Salesforce (CS-X1) |
      | Inferred Company, City, State Region, Country, Postal Code, Phone Area Code, Metropolitan Area | text | guessed from the IP address of the first visit; survives when a visitor becomes known |
      | any standard or custom field of the person, company or program member | by type (CAT-2.1) | |

      Standard attributes in the vendor's list include: acquisition date, program and program name; address and
      billing blocks; annual revenue; anonymous IP; Blocklisted; company; Created At and Updated At; date of birth;
      department; Do Not Call and reason; email address with Invalid and Suspended and their causes; fax and phones;
      names; industry; Is Customer, Is Partner; job title; owner block; partition; person rating, score, source and
      status; Marketing Suspended; notes; number of employees; original and registration source; parent company;
      time zone; role; salutation; SFDC account number, created date, Is Deleted and Type; SIC code; site;
      Unsubscribed and reason; website.

      ### CAT-5 · Activity and inactivity filters
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/use-the-data-value-changed-filter-in-a-smart-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/add-a-constraint-to-a-smart-list-filter.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/opportunity-filters-and-triggers.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/use-inactivity-filters-in-a-smart-list.md`; AdobeDocs/marketo-developer.en `help/blog.md`

      An **activity filter** asks whether a person did something. It has the primary parameter and the constraints
      of the trigger that it mirrors, and *Date of Activity* (D) besides; it is true if **at least one** log entry
      fits.

      | filter | mirrors |
      | --- | --- |
      | Data Value Changed | Data Value Changes; e.g. attribute Status, from MQL to SQL |
      | Score was Changed | Score is Changed |
      | Was Added to List, Was Removed from List | Added to List, Removed from List |
      | Program Status was Changed, Program Member Data was Changed | the two program triggers |
      | Person was Created, Converted, Synced to SFDC, Deleted from SFDC; Owner was Changed; Partition Changed; Segment Changed | the triggers of these names |
      | Campaign was Requested | Campaign is Requested |
      | Campaign was Executed | no trigger; runs of an executable campaign, with *Qualified* true or false (`implied`) |
      | Was Added to / Removed from Opportunity (ever), Opportunity was Updated | the opportunity triggers |
      | Had Interesting Moment, Alert Was Sent, Webhook is Called | the triggers of these names |
      | email, form, web, webinar, chat and SMS filters | the behaviour triggers |

      **Missing**: additions to, removals from and status changes in SFDC campaigns have no such filter. *Member of
      SFDC Campaign* knows the present only; the past is in the log.

      **Inactivity filters** are "Not" and an activity filter, such as *Not Filled Out Form*. They hold if **no**
      entry in the window fits; *is any* leaves the primary parameter open. They are costly.

      ## Flow actions

      ### CAT-6.1 · Actions: SFDC campaign (core)
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/add-to-sfdc-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/change-status-in-sfdc-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/remove-from-sfdc-campaign.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`; `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      | action | parameters | does | skipped | log |
      | --- | --- | --- | --- | --- |
      | Add to SFDC Campaign | SFDC campaign, status | creates the member with that status; creates a lead first if need be (CS-F1). Immediate (CS-T3) | if already a member, **status untouched** (CS-F3) | 42 |
      | Change Status in SFDC Campaign | SFDC campaign, new status | sets the status; syncs and adds the person first if need be (CS-F1, CS-F2) | never for want of membership. Same status: not documented, rulec: skipped | 44, or 42 if it had to add |
      | Remove from SFDC Campaign | SFDC campaign | deletes the member | if not a member (CS-F7) | 43 |

      The campaign can be a token of type SFDC campaign in all three, and the status can be a token in the first
      two. All need a Salesforce connection with a visible campaign (CS-P6) and are subject to CS-F4.

      ### CAT-6.2 · Actions: Salesforce, other
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/setup/optional-steps/set-default-person-last-name-and-company-name.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/change-owner.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/convert-person.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/create-task.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/delete-person-from-sfdc.md`; AdobeDocs/adobe-io-events `src/pages/guides/using/marketo/marketo-lead-activity-data-stream-setup.md`

      | action | parameters | does | log |
      | --- | --- | --- | --- |
      | Sync Person to SFDC | assign to: rules (default), a user, or a lead queue | creates the lead or pushes present values, at once. Needs Last Name and Company (CS-L4). A *contact* assigned to a queue yields a second record, a *lead* | 19; 28 for updates |
      | Change Owner | user or queue | reassigns, with implied sync. A contact given to a queue yields a lead as above | 23 |
      | Convert Person | assignee, notify (B), status | converts to a contact, with implied sync; **always makes a new account and an opportunity** | 21 |
      | Create Task | subject, due in, description and more | makes a task, with implied sync. *Due In* is required, and an empty one means 5 days | none |
      | Delete Person from SFDC | Delete in Marketo (B) | deletes the lead; if true the person as well, for good | 29 |

      ### CAT-6.3 · Actions: data, score, lists
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/change-data-value.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/clear-field-values.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/append-data-to-a-field.md`; `help/marketo/product-docs/administration/field-management/block-updates-to-a-field.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/change-score.md`; AdobeDocs/marketo-developer.en `help/rest-api/tokens.md`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/add-to-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/remove-from-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/delete-person.md`

      - **Change Data Value** (attribute, new value; tokens allowed; log 13, only for a real change). `NULL` in
        capitals clears the field; neither an empty value nor a space will. A field may be blocked for updates by
        flows (`block_flow_updates` of `person_fields`), and the step is then skipped. To append, write the field's own token followed by the text. rulec: a
        blank value is reported by the checker and has no effect in a run; a space is stored as a space. A token
        that yields a blank is *skipped*, `NULL` clears only if it stands in the step itself, and a value unfit for
        the type is *failed* (R-29).
      - **Change Score** (score field, change; log 22). `+5` adds, `-5` subtracts, `=5` and `=-5` set; a `my.` token
        of type score may be used. Only for fields of type score, which are signed 32-bit numbers. rulec: a bare `5`
        counts as `+5`, with a warning (V-27); an empty score counts as 0; a change without effect is skipped, and a
        result out of range fails (R-28).
      - **Add to List, Remove from List** (static list; log 24, 25). Whether it says anything when there is nothing
        to do is not documented; rulec: skipped.
      - **Delete Person** (remove from CRM, on by default; log 37). Deletes for good and ends the journey. People
        left in the CRM can return (CS-X4).
      - **Change Person Partition** (log 100); **Change Revenue Stage** (model, which must be approved, and stage;
        log 101, 102); **Interesting Moment** (type, description with tokens; log 46).
      - **Change Segment** (log 108), **Add to Field Set**, **Remove from Field Set**: not documented on product
        pages.

      ### CAT-6.4 · Actions: programs
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-status.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-success.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-member-data.md`; AdobeDocs/marketo-developer.en `help/rest-api/program-members.md`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/add-to-engagement-program.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-engagement-program-stream.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-engagement-program-cadence.md`; `help/marketo/product-docs/email-marketing/drip-nurturing/engagement-program-streams/transition-people-between-engagement-streams.md`

      - **Change Program Status** (program; one of its statuses; log 104). Makes members (SC-M8), moves forward or
        sideways only (SC-M5), removes with *Not in Program* (SC-M7), and in engagement programs also puts people
        into the first stream (SC-M13).
      - **Change Program Success** (program, the parent unless changed; *Success* or *Success Date*; value; no log
        entry). Members only. Setting a date makes success true; setting success to true takes today as the date;
        setting both needs two steps. For setting it to false see R-31.
      - **Change Program Member Data** (program, member attribute, value with tokens; log 123). `NULL` clears.
        Members only; the API says "Membership not found" otherwise.
      - **Add to Engagement Program** (program, stream; log 113). One stream per program.
      - **Change Engagement Program Stream** (program, stream; log 114). If it names another program the person is
        added there and stays in the old one as well.
      - **Change Engagement Program Cadence** (program; Paused or Normal; log 115). Puts people who are not members
        into the first stream. Transition rules apply to paused people too.

      ### CAT-6.5 · Actions: campaign control and messages
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/request-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/remove-from-flow.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/send-email.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/send-alert.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/call-webhook.md`; AdobeDocs/marketo-developer.en `help/webhooks/webhooks.md`; `help/mcp-server-operations.md`

      | action | parameters | rules | log |
      | --- | --- | --- | --- |
      | Wait | see SC-W1 to SC-W3 | SC-W4 to SC-W19 | none |
      | Request Campaign | trigger campaign | SC-X1, SC-X3, SC-X4 | 47 |
      | Execute Campaign | executable campaign; Use Parent Campaign Token Context (B) | SC-X2, SC-X5 to SC-X7 | an "Executed Campaign" entry with `Qualified`; its id is not published |
      | Remove from Flow | smart campaign, or *this campaign* | SC-X8 to SC-X12 | not documented |
      | Send Email | approved email | SC-B1 to SC-B7 | 6 |
      | Send Alert | approved email; to the sales owner, the account owner or neither; other addresses, separated by comma or semicolon, with tokens in trigger campaigns only | SC-T1 | 38 |
      | Call Webhook | webhook | trigger campaigns only; gives up after 30 seconds; the response is mapped on a 2xx only | 110 |

      Steps in the vendor's list that these tables leave out are those for Microsoft Dynamics: Add to and Remove
      from Microsoft Campaign, Change Owner, Create Task, Delete Lead from and Sync Lead to Microsoft.

      ## Log

      ### CAT-7 · Which action can fire which trigger
      `implied` / `UNDOC` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`; AdobeDocs/adobe-io-events `src/pages/guides/using/marketo/marketo-lead-activity-data-stream-setup.md`; AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`

      This is the table behind the search for loops (V-22) and for campaigns that nothing can start.

      | action | may fire |
      | --- | --- |
      | Add to SFDC Campaign | Added to SFDC Campaign; Person is Synced to SFDC, if a sync was implied; through the program sync, Program Status is Changed |
      | Change Status in SFDC Campaign | Status is Changed in SFDC Campaign, or Added to SFDC Campaign; through the program sync, Program Status is Changed |
      | Remove from SFDC Campaign | Removed from SFDC Campaign; through the program sync, Program Status is Changed (to Not in Program) |
      | Change Program Status | Program Status is Changed; in a mapped program, with the next cycle, any of the three SFDC campaign triggers |
      | Change Data Value | Data Value Changes |
      | Change Score | Score is Changed |
      | Add to List, Remove from List | Added to List, Removed from List |
      | Request Campaign | Campaign is Requested |
      | Sync Person, Convert Person, Delete Person from SFDC, Change Owner | the triggers of these names |
      | Change Program Member Data; engagement actions | Program Member Data is Changed; the engagement triggers |

      A score is a field as well. Whether *Change Score* writes an entry of type 13 beside its own is not
      documented. rulec: it writes type 22 only.

      ### CAT-8 · Activity types
      `doc` / `implied` · AdobeDocs/adobe-io-events `src/pages/guides/using/marketo/marketo-lead-activity-data-stream-setup.md`; AdobeDocs/marketo-developer.en `help/rest-api/activities.md`; `help/rest-api/bulk-activity-extract.md`; `help/blog.md`; fivetran/dbt_marketo_source `macros/get_activity_*_columns.sql`; adobe/xdm `components/fieldgroups/experience-event/events/`; treasure-data/embulk-input-marketo `src/test/resources/fixtures/`

      Every entry has the columns of MX-A1. The ids are official. Attributes come from API samples and from public
      schemas and column lists made from real exports.

      | id | type | primary attribute | attributes |
      | --- | --- | --- | --- |
      | 1 | Visit Webpage | page | Client IP Address, Query Parameters, Referrer URL, User Agent, Webpage ID, Webpage URL, Search Engine, Search Query |
      | 2 | Fill Out Form | form | Client IP Address, Form Fields, Query Parameters, Referrer URL, User Agent, Webpage ID |
      | 3 | Click Link | link | Link ID, Client IP Address, Referrer URL, User Agent, Webpage ID |
      | 6 | Send Email | email | Campaign Run ID, Choice Number, Step ID; with actionResult |
      | 7, 8, 9, 10, 11, 27 | Email Delivered, Bounced, Unsubscribe, Open, Click, Bounced Soft | email | Campaign Run ID, Choice Number, Step ID, Test Variant; by type also Category, Details, Subcategory; Link, Link ID; Device, Platform, Is Mobile Device, User Agent; Webform ID |
      | 12 | New Lead | person (name, may be null) | Source Type, Form Name, List Name, SFDC Type, Lead Source, Created Date |
      | 13 | Change Data Value | field (display name, id) | New Value, Old Value, Reason, Source, API Method Name, Modifying User, Request Id |
      | 19, 28 | Sync Lead to SFDC, Sync Lead Updates to SFDC | none | not published |
      | 21 | Convert Lead | none | not published |
      | 22 | Change Score | score field | Change Value (may be the token's text), New Value, Old Value, Reason, Urgency, Priority, Relative Score, Relative Urgency |
      | 23 | Change Owner | none | not published |
      | 24, 25 | Add to List, Remove from List | static list | none |
      | 29 | Delete Lead from SFDC | person | Campaign |
      | 31, 32 | SFDC Merge Leads, Merge Leads | person | Merge IDs (the losers), Master Updated, Merged in Sales, Merge Source |
      | 37 | Delete Lead | person | Campaign; not in bulk extracts (MX-A7) |
      | 38 | Send Alert | email | not published |
      | **42** | Add to SFDC Campaign | SFDC campaign (name, id) | Status |
      | **43** | Remove from SFDC Campaign | SFDC campaign | none known |
      | **44** | Change Status in SFDC Campaign | SFDC campaign | Old Status, New Status |
      | 46 | Interesting Moment | type | Date, Description, Source; the rest is not published |
      | 47 | Request Campaign | campaign | Source |
      | 100 | Change Lead Partition | none | not published |
      | 101, 102 | Change Revenue Stage, the same by hand | model | Old Stage, New Stage, Reason; not published |
      | 104 | Change Status in Progression | program | Old Status ID, Old Status, New Status ID, New Status, Program Member ID, Acquired By (B), Success (B, true only on the entry that reached it, SC-M9), Reason |
      | 108, 110, 113, 114, 115 | Change Segment, Call Webhook, Add To Nurture, Change Nurture Track, Change Nurture Cadence | none | not published |
      | 123 | Change Program Member Data | program | not published |
      | 145 | Push Lead to Marketo | none | not published |

      - **campaignId** is the smart campaign at work, or null.
      - **Reason** after a flow step reads `Changed by Smart Campaign <program>.<campaign> action <step name>`.
      - **Source** has values such as `Web service API` and `Web form fillout`.
      - **No entry at all**, as far as is published: Wait, Do Nothing, Change Program Success, a refused
        qualification.

      rulec's choices: an entry 104 shows someone outside the program as "Not in Program" (R-30). 28 is written for
      each push of changed fields, 19 also for leads made by the program sync, and 29 when a deletion is pulled
      (R-33). A failed request writes no 47 (R-11).

      """#
    ),
    (
      "checks",
      #"""
      # What the checker looks for

      Each entry is one finding of `rulec check`, as an **error** (the campaign cannot work, or Marketo refuses it)
      or a **warning** (it works, but probably not as meant). The tag tells how well established the rule behind the
      finding is.

      ## Campaign structure

      ### V-01 · Trigger, wait or webhook in an executable campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      Error. Such a campaign can contain none of the three. Rests on SC-K3 and SC-W16.

      ### V-02 · No flow step, or no rule at all
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      Error. A trigger campaign without steps cannot be activated (SC-S7), and a campaign whose smart list is empty
      is not run (SC-K9).

      ### V-03 · Operator that the field's type does not have
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/field-management/custom-field-type-glossary.md`

      Error. Examples are *is* on a Float, any operator on a Boolean, and *starts with* on a number. Rests on
      CAT-2.1.

      ### V-04 · Faulty advanced logic
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/using-advanced-smart-list-rule-logic.md`

      Error. Fewer than three filters, a number that no filter has, a filter that the formula leaves out, or `and`
      beside `or` without parentheses. Rests on SC-C5, SC-C6 and SC-C7.

      ### V-05 · Schedule on a trigger campaign, activation of a batch campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`

      Error. Each belongs to the other kind. Rests on SC-S10 and SC-K1.

      ### V-06 · Trigger-only features in a batch campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-date-token-in-a-wait-flow-step.md`; AdobeDocs/marketo-developer.en `help/webhooks/webhooks.md`; AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/landing-pages/personalizing-landing-pages/tokens-overview.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/send-alert.md`

      Error. A batch campaign can neither wait on a date token nor call a webhook, nor use trigger tokens or a token
      as the address of an alert. Rests on SC-K1, SC-W3 and SC-T1.

      ### V-07 · Wait unit abbreviated or unknown
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      Error. **Marketo takes "4 hrs" without complaint and then does not wait**, so nobody notices over there. Rests
      on SC-W5.

      ### V-08 · Token in the condition of a choice
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      Error. Conditions do not resolve tokens. Rests on SC-H4.

      ### V-09 · Choice that is never reached
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/reorder-add-choice-in-a-flow-step.md`

      Warning. A condition further up already catches everybody this one would. Rests on SC-H2.

      ### V-10 · People who fall through to the default
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      Warning. The choices leave out a group of people, for whom the default may not be meant. Rests on SC-H2.

      ## Campaigns calling campaigns

      ### V-11 · Request Campaign that cannot arrive
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/request-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/setting-up-a-trigger-smart-campaign-for-sales-using-campaign-is-requested.md`

      Error if the target has no *Campaign is Requested* trigger, or if the trigger's source keeps smart campaigns
      out. Warning if the target is merely inactive. Rests on SC-X1.

      ### V-12 · Execute Campaign that cannot work
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      Error. The target is not executable, or belongs to another workspace, or the calls form a circle, or they go
      more than three levels down. Rests on SC-X2 and SC-X7.

      ### V-13 · Executable campaign with an invalid smart list
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      Error. Nobody would ever qualify, and Marketo would not tell. Rests on SC-X2.

      ## Statuses and sync

      ### V-14 · A status that does not exist or does not fit
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-status.md`; Salesforce Object Reference, CampaignMemberStatus; Salesforce Field Reference

      Error. A program status that the program's channel lacks; an SFDC status that the campaign does not list; an
      SFDC label of more than 40 characters. Rests on SC-M4, CS-F9 and SF-1.2.

      ### V-15 · Status change that comes too late
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/tags/create-a-program-channel.md`

      Warning. *Change Program Status* aims at a step below one that this flow, or another campaign in the set, may
      have reached before; the change would be refused. Rests on SC-M5.

      ### V-16 · Add to SFDC Campaign where a status change is meant
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/add-to-sfdc-campaign.md`

      Warning. Someone who may be in the campaign already is skipped, with the status unchanged. Rests on CS-F3.

      ### V-17 · Add to or Change Status in SFDC Campaign inside a mapped program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      Warning. The implied actions are off there, and the sync keeps the membership anyway. Rests on CS-F4.

      ### V-18 · People outside Salesforce will become leads
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`

      Warning. An SFDC step or a mapped program is reached by people whose SFDC Type is empty, and each becomes a
      lead. Rests on CS-L1.

      ## Operators and empty fields

      ### V-19 · Operator that lets empty fields in
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/smart-list-filter-operators-glossary.md`

      Warning. *before*, *on or before* and *in past before* accept empty dates, *is 0* accepts empty numbers, and
      no *is not empty* stands beside them. Rests on CAT-2.2.

      ### V-20 · Negation on a field that may be empty
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/smart-list-filter-operators-glossary.md`

      Warning. *is not* and the *not …* operators accept empty fields. Rests on CAT-2.2.

      ### V-21 · Trigger token after Status is Changed in SFDC Campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/marketo-sales-insight/msi-for-salesforce/features/tabs-in-the-msi-panel/interesting-moments/trigger-tokens-for-interesting-moments.md`

      Warning. That trigger provides no tokens, so any `{{trigger.…}}` in the flow yields nothing. Rests on SC-T4.

      ## Loops, time and habits

      ### V-22 · Campaigns that may wake each other without end
      `UNDOC` · no public source

      Warning. An *every time* campaign whose flow fires its own trigger, or a circle through several campaigns
      along the lines of CAT-7. Rests on SC-F9.

      ### V-23 · Every time together with a wait
      `UNDOC` · no public source

      Warning. One person may be inside several times at once. Rests on SC-R3.

      ### V-24 · Step after a long wait that trusts the smart list
      `nation` · Marketo Nation, "The Impact of Wait Steps on Smart Campaign Qualification"

      Warning. By then the person may no longer match, and nobody checks. Rests on SC-R1.

      ### V-25 · Activity filter without a window, or with too long a one
      `implied` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/use-inactivity-filters-in-a-smart-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/add-a-constraint-to-a-smart-list-filter.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/best-practices-for-smart-lists.md`

      Warning. The first is costly and unclear, the second finds no more than what is kept. Rests on CAT-2.3.

      ### V-26 · Change Data Value with a blank, or with lower-case null
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/clear-field-values.md`

      Warning. Only `NULL` in capitals clears a field. Rests on CAT-6.3.

      ### V-27 · Score change without a sign
      `UNDOC` · no public source

      Warning. What a bare `5` does is not documented; rulec adds it. Rests on CAT-6.3.

      ### V-28 · Only once on a campaign that reacts to each event
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`; `help/marketo/getting-started/quick-wins/alert-the-sales-rep.md`

      Warning. Scoring and alerts are usually wanted every time; Marketo's own guide for alerts sets it so. Rests on
      SC-Q2.

      ### V-29 · Monthly recurrence on day 29, 30 or 31
      `UNDOC` · no public source

      Warning. Not every month has the day. Rests on SC-S3.

      ### V-30 · The only step is a mail that may be blocked
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-qualified-people-in-a-smart-campaign.md`

      Warning. The mail is not operational, and it is the first and only step, so blocked people pass through with
      no effect at all. Rests on SC-B3.

      ## Mapping and references

      ### V-31 · Two programs on one Salesforce campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      Error. The mapping is one to one. Rests on CS-M1.

      ### V-32 · Program and campaign whose statuses differ
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      Error. A program is mapped to a campaign whose member statuses are not exactly those of the program. Rests on
      CS-S1; CS-S4 says which direction counts, and CS-S5 what holds for a campaign without members.

      ### V-33 · Filters that were meant for one record
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/opportunity-filters-and-triggers.md`

      Warning. Several opportunity or activity filters stand side by side, and each can find a record of its own.
      Rests on SC-C8.

      ### V-34 · Reference to a former parent program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/understanding-smart-campaigns.md`

      Warning. After a campaign was moved, or its program cloned, it still names the old program. Rests on SC-A3.

      """#
    ),
    (
      "flows",
      #"""
      # Flows and choices

      How a person moves through the steps, and how a step decides among its choices.

      ## Flow execution

      ### SC-F1 · Steps run from top to bottom
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/reorder-the-flow-steps-in-a-smart-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/add-a-flow-step-to-a-smart-campaign.md`

      For each person the steps are taken strictly in the order in which they stand, one at a time.

      ### SC-F2 · A step sees what earlier steps did
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/events/create-an-event/create-an-event-with-the-marketo-on24-adapter/create-child-campaigns-and-local-assets.md`

      The documented webinar recipe changes the program status first, which fetches a personal link, and then mails
      that link. It can only work if the second step finds what the first one produced.

      ### SC-F3 · One person per trigger start, a crowd per batch run
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-batch.md`

      A trigger campaign processes people one by one as they arrive. A batch campaign sends everybody who matched
      through the flow together.

      ### SC-F4 · A batch goes step by step, not person by person
      `UNDOC` · no public source

      The documentation leaves open whether a batch finishes a step for everybody before starting the next.

      rulec: it does. The first step runs for each person in ascending order of id, then the second, and so on.
      After a wait the cohort is still one cohort and goes on in the same way (R-6).

      ### SC-F5 · Each step succeeds, is skipped, or fails
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      A step ends for each person with one of three results: **succeeded**, **skipped** or **failed**. The activity
      export shows it in the column `actionResult`.

      ### SC-F6 · The journey goes on after a skip or a failure
      `UNDOC` · no public source

      What follows a step that did not succeed is undocumented.

      rulec: the person carries on with the next step. Two steps do end a journey: *Remove from Flow* aimed at this
      campaign, and *Delete Person*.

      ### SC-F7 · No order between campaigns started by one event
      `nation` · Marketo Nation, "How to Control Order of Operations in Marketo"

      When one event starts several campaigns, nothing guarantees which acts first, and relying on an order is a
      well-known way to build a race. Practitioners avoid it by putting the steps into one flow, by *Execute
      Campaign*, by chains of *Request Campaign*, by waits, or by priorities.

      ### SC-F8 · Flows wake other campaigns
      `implied` · AdobeDocs/marketo-developer.en `help/mcp-server-operations.md`

      What a flow does can fire triggers elsewhere: a changed field, score or status, a list that gained or lost a
      person. This follows from the log, since a step writes the very entries that triggers listen for (CAT-7). The
      other campaigns start on their own; the flow does not wait for them.

      ### SC-F9 · A campaign may wake itself
      `UNDOC` · no public source

      Whether a flow can fire a trigger of its own campaign is not stated anywhere.

      rulec: it can, and only the qualification rule stops it. `check` reports campaigns set to *every time* that
      are able to wake themselves (V-22), and a run is protected by SC-15.5.

      ### SC-F10 · Finished steps stay done
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/abort-a-smart-campaign.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/clear-field-values.md`

      Deactivating, aborting, removing people from the flow or deleting the campaign never takes back what a step
      has already done.

      ### SC-F11 · Single flow actions by hand
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/single-flow-actions-from-person-detail-page.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/run-a-single-flow-step-from-a-smart-list.md`

      One flow action can be run directly on a person or on people selected in a list. This amounts to a flow of one
      step with no smart list and no qualification rule in front of it.

      ### SC-F12 · Setting a field to what it already is changes nothing
      `nation` · Marketo Nation, "Checking if a Data Value Change was real"

      Old and new value are compared exactly, upper case, lower case and accents included. Only if they differ is
      there a change, and only then is there a log entry that *Data Value Changes* can react to.

      rulec reads *Change Score* the same way: if the number stays what it was (`+0`, `=5` on a score of 5, `+0` on
      an empty score) the step is skipped, nothing is logged, and an empty score remains empty (R-28). This is a
      choice.

      ### SC-F13 · True to empty is not "became false"
      `nation` · Marketo Nation, "Marketo Booleans are nullable"

      When a boolean goes from true to empty, *Data Value Changes* with the constraint New Value *false* stays
      silent. Without that constraint it fires.

      rulec reads this as a general rule: an empty value never satisfies New Value *false*. For numbers it is the
      other way round, and *is 0* in a change constraint accepts an empty value (R-27).

      ### SC-F14 · People inside while steps are edited
      `UNDOC` · no public source

      The documentation does not say where people end up when steps are added, removed or moved around them.

      rulec: remembers the step itself, not its position. Someone who resumes goes to whatever now follows the step
      they were at; if that step has been deleted, to the one that followed it when it was deleted.

      ## Choices inside a step

      ### SC-H1 · A step is a list of choices and a default
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      Each choice pairs one condition (attribute, operator, value) with a complete set of the step's parameters. The
      default stands at the end and has parameters but no condition.

      ### SC-H2 · The first choice that fits is taken
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/reorder-add-choice-in-a-flow-step.md`

      Choices are tried in order until one matches; whatever stands below it is not tried. When nothing matches, the
      default is carried out. See V-09 and V-10.

      ### SC-H3 · Do Nothing
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      A choice, and the default too, can be set to *Do Nothing*. The step then passes over the person, who goes on
      to the next one.

      ### SC-H4 · Tokens in parameters, not in conditions
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      A condition cannot use tokens. The parameters of a choice can, wherever the step accepts them. See V-08.

      ### SC-H5 · Choices can be reordered
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/reorder-add-choice-in-a-flow-step.md`

      A choice can be moved one place up or down or to a given position. Since the first match wins, moving one may
      change what the step does.

      ### SC-H6 · Which steps may have choices
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      The product page promises choices for every flow step. For *Remove from Flow* the wait page confirms it by
      recommending one; for *Wait* nothing confirms it.

      rulec: choices are allowed on each step apart from *Wait*, where they are reported.

      ### SC-H7 · What a condition may ask
      `UNDOC` · no public source

      No published list says which filters a choice can use.

      rulec: attributes of the person or the company, and the *Member of …* filters. One operator, one or more
      values (any of them will do), no constraints, no activity history.

      ### SC-H8 · One condition per choice
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-add-choice-in-a-flow-step.md`

      A choice cannot join conditions with "and" or "or". Where that is needed, put the logic into a smart list and
      ask *Member of Smart List*.

      ### SC-H9 · Conditions are decided on arrival
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      The condition is tested against the data at the moment when the person reaches the step. Compare SC-R2.

      ### SC-H10 · Choice number 0 in the log
      `implied` · fivetran/dbt_marketo_source `integration_tests/`

      Published sample rows carry choice number 0 where the default was used or where the step had no choices.

      """#
    ),
    (
      "mail-and-limits",
      #"""
      # Mail blocking and limits

      Who does not get mail, how much mail a person may get, and how many people a batch may take.

      ## Mail blocking, communication limits, person restrictions

      ### SC-B1 · Who is blocked from mail
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-blocked-people-in-a-smart-campaign.md`

      A person is blocked when one of these is true: they are on the blocklist, they have unsubscribed, they are
      marketing suspended, or their email address is empty or invalid.

      ### SC-B2 · Operational mail passes two of the blocks
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-blocked-people-in-a-smart-campaign.md`; Marketo Nation, "Glossary"

      An **operational** email still reaches people who have unsubscribed or are marketing suspended. It does not
      reach the blocklisted, and no mail of any kind reaches an empty or invalid address.

      ### SC-B3 · Blocked people still walk through the flow
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-qualified-people-in-a-smart-campaign.md`

      A block stops mail and nothing else. The person qualifies, and all other steps apply to them. See V-30.

      ### SC-B4 · Communication limits per day and per seven days
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/email-setup/enable-communication-limits.md`

      An administrator may cap how many mails a person gets **in a day**, meaning a calendar day of the
      subscription's time zone, and **in seven days**, meaning any stretch of that length.

      rulec counts every mail that was delivered, operational ones as well, and reads seven days as the last 168
      hours (R-15). Both are choices. Mail from before a run counts as far as the activity extract has it.

      ### SC-B5 · The limits hold back non-operational mail only
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/apply-communication-limits-to-smart-campaign.md`

      Somebody who has reached a limit gets no further **non-operational** mail. Operational mail is sent
      regardless.

      ### SC-B6 · Smart campaigns follow the limits only if told to
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/apply-communication-limits-to-smart-campaign.md`; `help/marketo/product-docs/administration/email-setup/enable-communication-limits.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`

      In a smart campaign the limits count only when its box for blocking non-operational emails is ticked. The box
      starts empty unless an administrator has made it ticked by default. Email programs and engagement programs
      obey the limits in any case.

      ### SC-B7 · A blocked mail is a skipped step
      `implied` / `UNDOC` · fivetran/dbt_marketo_source `integration_tests/`

      The log shows a *Send Email* entry with the result *skipped*, and the person carries on. Whether such a mail
      uses up part of the limit is not documented.

      rulec: it does not; only delivered mail counts.

      ### SC-B8 · Person restriction: too many people, no run
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/email-setup/enable-person-restrictions-for-smart-campaigns.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/override-person-restrictions-in-a-smart-campaign.md`

      An administrator can limit how many people one run may take; a campaign can have its own number (`maxMembers`
      in the API), and a blank turns the limit off. It concerns **batch campaigns and email programs** only. When
      more people qualify than allowed the run **does not take place**: nobody is processed, not even the first
      ones.

      """#
    ),
    (
      "marketo-files",
      #"""
      # Marketo files

      Bulk extracts, imports, and the JSON of assets.

      ## Bulk extract in general

      ### MX-3 · Jobs, null, and dates
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-extract.md`; treasure-data/embulk-input-marketo `src/test/resources/fixtures/`; singer-io/tap-marketo

      An extract is a job that is created, queued, polled and finally downloaded, as CSV (default), TSV or SSV. All
      jobs together may deliver 500 MB a day; two can run and ten can wait; a file is kept for seven days.

      **Null** is the word `null` without quotes in all three extracts. rulec reads an empty cell, `null` and a
      missing cell as the same thing, as published readers do. Somebody whose last name is "Null" is lost in this
      way.

      **Date-times** occur in three forms, and all have to be read:

      - `2017-09-08T16:39:14Z` in bulk files
      - `2013-09-26T06:56:35+0000` in activities fetched by REST
      - `2016-09-10T23:16:19Z+0000`, which no standard allows, in asset calls (campaigns, programs, channels, smart
        lists)

      A date alone looks like `2017-09-08`.

      ## People

      ### MX-L1 · Header
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-lead-extract.md`

      REST field names, in the order in which they were requested. A job can rename them with `columnHeaderNames`.

      ### MX-L2 · One filter per job
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-lead-extract.md`

      Created or updated within a window of at most 31 days, or members of a static list or a smart list, given by
      name or id. Some subscriptions lack the updated filter and the smart-list filter (error 1035). Membership is
      taken at the moment when processing starts.

      ### MX-L3 · Values
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-lead-extract.md`; singer-io/tap-marketo

      Booleans are `true` and `false`. Percent fields can show decimals, even though the type is integer. A quoted
      text can contain line breaks.

      ### MX-L4 · Usual columns
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/rest-api/list-of-standard-fields.md`; `help/blog.md`; treasure-data/embulk-input-marketo `src/test/resources/fixtures/`

      `id`, `firstName`, `lastName`, `email`, `company`, `title`, `phone`, `city`, `state`, `country`, `industry`,
      `annualRevenue`, `numberOfEmployees`, `website`, `leadSource`, `leadStatus`, `leadScore`, `rating`,
      `unsubscribed`, `emailInvalid`, `doNotCall`, `acquisitionProgramId`, `originalSourceType`, `createdAt`,
      `updatedAt`, `sfdcId`, `sfdcType`, `sfdcLeadId`, `sfdcContactId`, `sfdcAccountId`, `sfdcLeadOwnerId`,
      `isLead`, `isAnonymous`, `mktoName`, `personType`.

      ```
      id,firstName,lastName,email,company,leadScore,unsubscribed,createdAt
      11,Grace,Hopper,grace@example.com,Compilers Inc,40,false,2018-02-01T09:00:00Z
      12,null,null,someone@example.com,null,null,false,2018-02-02T10:30:00Z
      ```

      ## Activities

      ### MX-A1 · Columns
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      `marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes`,
      in this order, followed by `actionResult` if it was requested.

      ### MX-A2 · The attributes column
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`; `help/rest-api/activities.md`

      In CSV it is one JSON **object** from name to value, its quotes doubled. The REST call has an **array** of
      `{name, value}`, sometimes with `apiName`. Both have to be read.

      ### MX-A3 · actionResult
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      `succeeded`, `skipped` or `failed`; compare SC-F5.

      ### MX-A4 · campaignId
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      The smart campaign behind the entry. `null` if there is none.

      ### MX-A5 · How primary attributes are named
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      A local asset appears as `<program>.<asset>`, a program by its name alone, a field by its display name.

      ### MX-A6 · Filters of the job
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      A window of at most 31 days; optionally a set of type ids; optionally a set of primary attributes, either ids
      or names, at most 50. The last exists only for Change Data Value, Change Score, Change Status in Progression,
      Add to List, Remove from List and Fill Out Form, and hence not for SFDC campaign entries.

      ### MX-A7 · Delete Lead is missing
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      Type 37 cannot be extracted.

      ### MX-A8 · Types inside attributes
      `doc` / `implied` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`; treasure-data/embulk-input-marketo `src/test/resources/fixtures/`

      In the published row of type 104 ids are numbers, flags are booleans and everything else is a string. Captured
      rows of other types put everything in quotes. Readers should be tolerant. An attribute without a value is left
      out.

      A row of type 12 and one of type 104 look like this. The values are invented; names and types are as
      published, and a captured type 12 row has `null` for its primary value.

      ```
      marketoGUID,leadId,activityDate,activityTypeId,campaignId,primaryAttributeValueId,primaryAttributeValue,attributes
      200001,11,2018-02-01T09:00:01Z,12,null,11,null,"{""Source Type"":""List import"",""List Name"":""Spring"",""Created Date"":""2018-02-01""}"
      200002,11,2018-02-01T09:05:00Z,104,1300,1010,Spring Roadshow,"{""Reason"":""Changed by Smart Campaign Spring Roadshow.01 Invite action Change Status in Progression"",""Program Member ID"":71,""Acquired By"":true,""Old Status"":""Not in Program"",""New Status ID"":31,""Success"":false,""New Status"":""Invited"",""Old Status ID"":30}"
      ```

      Entries 42, 43 and 44 have the SFDC campaign as primary attribute. Their attributes are `Status`; none that is
      known; `Old Status` and `New Status` (CAT-8).

      ### MX-A9 · NUL characters
      `nation` · singer-io/tap-marketo

      They occur in real files. rulec removes them.

      ### MX-A10 · Limits of the REST call
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/activities.md`

      300 entries a page, at most 10 type ids and 30 people a call; the next page is fetched with a token and not
      with an offset.

      ## Program members

      ### MX-P1 · Columns
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-program-member-extract.md`

      `acquiredBy`, `attendanceLikelihood`, `createdAt`, `isExhausted`, `leadId`, `membershipDate`,
      `nurtureCadence`, `program`, `programId`, `reachedSuccess`, `reachedSuccessDate`, `registrationCode`,
      `registrationLikelihood`, `statusName`, `statusReason`, `trackName`, `updatedAt`, `waitlistPriority`,
      `webinarUrl`; in addition the program member custom fields and fields of the person.

      ### MX-P2 · One program or up to ten
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-program-member-extract.md`

      A job names a single program, or up to 10 in `programIds`. In the second case `programId` is the first column.

      ### MX-P3 · Booleans disagree
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-program-member-extract.md`; treasure-data/embulk-input-marketo `src/test/resources/fixtures/`

      The documentation's sample has `false`, a captured file has `0` and `1`. rulec reads both.

      ### MX-P4 · The cadence filter disagrees
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-program-member-extract.md`; `help/rest-api/assets/swagger-mapi.json`

      Normal is `norm`. Paused is `pause` on the page and `paus` in the schema of the API. rulec reads both. Outside
      engagement programs the value is `null`.

      ### MX-P5 · Key
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/program-members.md`

      `leadId` together with `programId`.

      ### MX-3.3 · Answers of the status call
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/program-members.md`

      A call takes at most 300 people and answers `created`, `updated` or `skipped` for each. Reasons are 1037
      (already in or past this status) and 1013 (membership not found); a deletion can also answer "Lead not in
      program".

      ## Imports

      ### MX-I1 · Bulk import
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-lead-import.md`; `help/rest-api/bulk-program-member-import.md`

      For people and for program members: CSV, TSV or SSV of less than 10 MB with REST names in the header, matched
      by email if nothing else is said. An import of members has one status for the entire job,
      `programMemberStatus`.

      ### MX-I2 · Import on screen
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/getting-started/quick-wins/import-a-list-of-people.md`

      Headers are display names. Dates are written as the subscription's locale has them, for example `M/D/YY`.

      rulec: reads such lists, with screen names or REST names as headers; the setting `import_dates` says whether the
      month or the day comes first. A year of two digits from 70 on is one of the last century. rulec writes the shapes
      of the API only.

      ### MX-I3 · Empty cells
      `UNDOC` · no public source

      The pages that were read do not say what an empty cell does.

      rulec: leaves the value as it is.

      ## Asset JSON

      ### MX-5.1 · Smart campaign
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`; `help/rest-api/assets/swagger-asset.json`

      Members: `id`, `name`, `description`, `type` (batch, trigger, default), `isSystem`, `isActive`,
      `isRequestable`, `isCommunicationLimitEnabled`, `recurrence`, `qualificationRuleType` (once, any, interval),
      `qualificationRuleInterval`, `qualificationRuleUnit` (hour, day, week, month), `maxMembers`, `folder`,
      `status`, `smartListId`, `flowId`, `parentProgramId`, `createdAt`, `updatedAt`, `workspace`, `computedUrl`.

      `status` is one of SC-K7. rulec takes Never Run, Single Run, Recurring Run and Requested for batch campaigns,
      Active and Inactive for trigger campaigns; the documentation does not split them.

      `recurrence` has `startAt`, `endAt`, `intervalType` (Daily, Weekly, Monthly), `interval`, `weekdayOnly`,
      `weekdayMask[]`, `dayOfMonth`, `dayOfWeek` (Monday to Sunday) and `weekOfMonth` (1 to 4). Without a schedule
      it is still there, as `{"weekdayOnly": false}`.

      Name, description and folder are all that can be created or updated by API. The **flow** cannot even be read.

      ### MX-5.2 · Smart list with rules
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/rest-api/smart-lists.md`; `help/rest-api/assets/swagger-asset.json`

      ```json
      { "filterMatchType": "all",
        "triggers": [],
        "filters": [
          { "id": 1, "name": "Score was Changed", "ruleTypeId": 0, "ruleType": "Activity",
            "operator": "occurs",
            "conditions": [
              { "activityAttributeId": 0, "activityAttributeName": "Score Name", "operator": "is",
                "values": ["Person Score"], "isPrimary": true },
              { "activityAttributeId": -101, "activityAttributeName": "Date of Activity",
                "operator": "in past", "values": ["7 days"], "isPrimary": false } ] } ] }
      ```

      Member names are as published; names of rules, values and ids are invented, apart from -101. `filterMatchType`
      is lower case in the sample and `All`, `Any`, `Advanced` in the schema, so case has to be ignored. No form is
      documented for triggers, for filters on attributes, or for advanced logic: the schema leaves the type of
      `triggers` open and has no room for a formula.

      ### MX-5.3 · Channel, program, token
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/channels.md`; `help/rest-api/programs.md`; `help/rest-api/assets/swagger-asset.json`; `help/rest-api/tokens.md`

      - **Channel**: `id`, `name`, `applicableProgramType`, and `progressionStatuses` with `name`, `description`,
        `hidden`, `type`, `step`, `success`. Steps are usually 0 (Not in Program), 10, 20, 30.
      - **Program**: `id`, `name`, `description`, `type`, `channel`, `costs` (each with `startDate`, a whole-number
        `cost`, `note`), `startDate`, `endDate`, `tags`, `folder`, `status`, `sfdcId`, `sfdcName`, `workspace`. No
        costs are shown as `null`. An update adds costs unless `costsDestructiveUpdate` is true. `sfdcId` and
        `sfdcName` can only be read (CS-M3).
      - **Token**: `name`, `type`, `value`, `computedUrl`. Types: date, number, rich text, score (signed 32 bits),
        sfdc campaign, text; calendar and script exist on screen only.

      ### MX-5.4 · Field types
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/rest-api/field-types.md`; `help/rest-api/tokens.md`; Marketo Nation, "Marketo Booleans are nullable"

      | type | bounds |
      | --- | --- |
      | String | 255 characters |
      | Text area | 30,000 bytes |
      | Integer, Score | whole numbers. Score tokens are limited to signed 32 bits; rulec: the same for both types |
      | Float, Currency | decimal numbers; Currency in the currency of the subscription |
      | Percent | whole number |
      | Boolean | true or false, and in practice null |
      | Date | `yyyy-MM-dd` |
      | Datetime | ISO 8601 with an offset |
      | Email, Phone, URL | text that is checked |
      | Formula, Reference | see CAT-2.1 |

      """#
    ),
    (
      "membership",
      #"""
      # Program membership

      Becoming a member, moving through the statuses, success, and leaving.

      ## Membership and status

      ### SC-M1 · A member is someone with a status
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`

      To be a member of a program is to have a status in it. A person has one status at a time in each program.

      ### SC-M2 · Ways to become a member
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`; `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/import-members-from-a-spreadsheet-into-a-program.md`

      - a form on one of the program's landing pages: the first status
      - importing a file: the first status, or the one picked for the import
      - *Change Program Status*
      - a webinar partner, or the check-in app
      - **being added to the Salesforce campaign that the program is synced with**
      - in an email program, only the actual sending of the mail

      ### SC-M3 · A campaign run makes nobody a member
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`; Marketo Nation, "members of program question"

      That a smart campaign sits in a program and has processed someone is not enough. People mailed by such a
      campaign are members only if something on the list in SC-M2 has made them so.

      ### SC-M4 · The channel supplies the statuses
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/tags/create-a-program-channel.md`; AdobeDocs/marketo-developer.en `help/rest-api/channels.md`

      Which statuses exist in a program is laid down by its **channel**. To each status belong a name, the number of
      its step, and two flags, success and hidden. In each channel **Not in Program** is present too, with step 0.

      ### SC-M5 · Statuses move forward or sideways
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/tags/create-a-program-channel.md`; AdobeDocs/marketo-developer.en `help/rest-api/program-members.md`

      A new status is accepted when its step is **equal to or higher than** the present one. Giving several statuses
      the same step is the official means of letting people switch between them. A lower step is turned down; the
      API answers with reason 1037, "already in or past this status".

      rulec: such a refused step has the result *skipped* (R-29).

      ### SC-M6 · Setting the status somebody already has
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/rest-api/program-members.md`; `help/rest-api/bulk-activity-extract.md`

      The API counts this among the refusals (reason 1037). On the other hand a published export sample has
      a *Change Status in Progression* row whose old and new status are the same. The two do not agree.

      rulec: the step is *skipped*; nothing is logged and nothing fires (R-29).

      ### SC-M7 · Not in Program is the way out
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/events/create-an-event/create-an-event-with-the-marketo-on24-adapter/understanding-webinar-program-statuses.md`; `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-fields.md`; Marketo Nation, "Anatomy of a program"

      The rule of the forward step has one exception. *Not in Program* may be set from any status and takes the
      person out of the program. The date of membership goes, and the values in the program member custom fields are
      wiped. Someone who comes back is a new member with a new date.

      rulec reads leaving as complete: success and its date end with the membership, and a returning member can
      reach success again (R-31). Dates of membership and of success are days in the subscription's time zone
      (R-32). Both are choices.

      ### SC-M8 · Change Program Status adds people who are not members
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-status.md`

      For someone outside the program the step creates the membership, with the status it names.

      ### SC-M9 · Success is recorded once and stays
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-success.md`; AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      The first time a member gets to a success status, success is set together with the date. Later statuses do not
      take it back; only *Change Program Success* does. In the log the attribute `Success` is true on the one entry
      that brought it about.

      rulec: setting success to false by *Change Program Success* clears the date. The next success status then sets
      both again, and the log entry for it says so (R-31).

      ### SC-M10 · Acquisition program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`

      When somebody's record and their membership come into being together, the program is credited with acquiring
      them.

      rulec reads this narrowly: it needs a person who is created together with a program status. People pulled from
      Salesforce have no acquisition program (R-47).

      ### SC-M11 · Editing the statuses of a channel
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/channels.md`; AdobeDocs/marketo.en `help/marketo/product-docs/administration/tags/delete-a-program-status-from-a-program-channel.md`; `help/marketo/product-docs/administration/tags/create-a-program-channel.md`

      Members keep the status they have; the edited list applies to changes from then on. A status that somebody
      holds cannot be deleted, but it can be hidden. Event channels must keep the statuses that the system maps to
      Registered, Waitlisted and Attended.

      ### SC-M12 · Channel and type of a program are fixed early
      `doc` / `nation` · AdobeDocs/marketo-developer.en `help/rest-api/programs.md`; Marketo Nation, "Anatomy of a program"

      Through the API both are settled when the program is created. On screen the channel can be changed until the
      program has members.

      ### SC-M13 · Engagement programs: a status also brings a stream
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/program-flow-actions/change-program-status.md`

      When *Change Program Status* gives a person any member status of an **engagement** program, the person is also
      placed in the program's first stream and begins to receive its content.

      """#
    ),
    (
      "qualification",
      #"""
      # Qualification and re-entry

      How often one person may go through a campaign, and what happens while they are inside.

      ## Qualification rules

      ### SC-Q1 · Three settings
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`; AdobeDocs/marketo-developer.en `help/rest-api/assets/swagger-asset.json`

      A person may run through the campaign *only once*, *every time*, or *once every N units*. The API calls these
      `once`, `any` and `interval`.

      ### SC-Q2 · Only once is the default
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`

      Unless the setting is changed each person passes a single time, and this is as true for trigger campaigns as
      for batch campaigns. Somebody who sets off the trigger ten times has gone through once, and nine attempts were
      refused.

      ### SC-Q3 · Units of the interval
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`; AdobeDocs/marketo-developer.en `help/rest-api/assets/swagger-asset.json`

      On screen the interval is counted in days, weeks or months. The API knows hours too.

      ### SC-Q4 · Intervals are spans of hours, not calendar units
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`

      A day is 24 hours, a week seven times that, and a month always 30 days, that is 720 hours. Under "once every 1
      day" somebody who got in on Sunday at 22:00 is allowed again from Monday at 22:00, not from midnight.

      ### SC-Q5 · The interval counts from entry
      `implied` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`; Marketo Nation, "Each lead can run through flow once every 1 month"

      What starts the clock is the last moment at which the person qualified. When they left the flow plays no part.

      ### SC-Q6 · Exactly at the interval is late enough
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`

      A person may enter again as soon as the time elapsed is equal to the interval; it need not be longer.

      ### SC-Q7 · A refusal does not restart the clock
      `UNDOC` · no public source

      The documentation says nothing about attempts that were turned away.

      rulec: they leave the clock alone; only an actual entry sets it.

      ### SC-Q8 · The history belongs to the campaign and stays
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-smart-campaign-members.md`

      That a campaign has members, namely those who have been through it, is documented. How long that memory lasts
      is not.

      rulec: keeps it per campaign and person, through deactivation, reactivation and any number of runs. A cloned
      campaign starts with no history.

      ### SC-Q9 · The number of qualified people already counts the rule
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-qualified-people-in-a-smart-campaign.md`

      The figure that a batch campaign shows before a run leaves out those whom the qualification rule would refuse.
      It still includes people who cannot be mailed, be it by a block or by communication limits.

      ### SC-Q10 · Executable campaigns apply their own rule
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      A campaign called by *Execute Campaign* checks its own qualification rule for each person handed to it.

      ### SC-Q11 · Requested campaigns apply their own rule
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/request-campaign.md`

      *Campaign is Requested* is a trigger like the others, so the rule of the requested campaign decides about the
      person.

      ### SC-Q12 · Being removed from the flow does not give the turn back
      `UNDOC` · no public source

      Nothing is published on whether *Remove from Flow* also wipes the fact of having qualified.

      rulec: it does not. The person qualified and stays in the history.

      ### SC-Q13 · A changed rule works on the old history
      `UNDOC` · no public source

      The documentation does not cover editing the rule later on.

      rulec: the new rule decides from the next attempt on, looking at the entries recorded so far.

      ## Re-entry and staleness

      ### SC-R1 · The smart list is checked at the door only
      `nation` · Marketo Nation, "The Impact of Wait Steps on Smart Campaign Qualification"

      According to vendor staff a person is tested once, on entering. Later steps do not look at the smart list
      again, not even after a wait of months. See V-24.

      ### SC-R2 · Choices look at the present
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      A choice is decided when the person gets to the step, with the data of that moment. The advice to follow a
      wait with a *Remove from Flow* step whose choice picks out people who no longer fit would be pointless
      otherwise.

      ### SC-R3 · Entering again while still waiting inside
      `UNDOC` · no public source

      Whether somebody who sits in a wait of a campaign can enter that campaign a second time is not documented.

      rulec: yes, if the qualification rule allows it (*every time*, or the interval has passed). Every entry is a
      journey of its own with its own place in the flow and its own wait. `check` warns about *every time* together
      with a wait (V-23).

      ### SC-R4 · Remove from Flow ends all journeys of the person
      `UNDOC` · no public source

      Nothing is said about people who are inside a campaign more than once.

      rulec: *Remove from Flow* takes the person out of the target campaign entirely, all parallel journeys
      included, and this covers the one that is running at that very moment. Starts that are queued but have not
      begun are left in place (R-12).

      """#
    ),
    (
      "salesforce",
      #"""
      # Salesforce objects and files

      What Salesforce itself enforces on campaigns and members, and the shape of its files. Statements marked
      "general product knowledge" come from experience with Salesforce and not from a page that was read; verify
      them where they matter.

      ## Campaign

      ### SF-1.1 · Fields of Campaign
      `doc` · Salesforce Object Reference, Campaign; Salesforce Field Reference; API Evangelist Salesforce schemas

      | field | type | remarks |
      | --- | --- | --- |
      | Id | id | begins with `701` |
      | Name | string(80) | required |
      | Type | picklist | receives the Marketo **channel** (CS-D1). Delivered with: Conference, Webinar, Trade Show, Public Relations, Partners, Referral Program, Advertisement, Banner Ads, Direct Mail, Email, Telemarketing, Other |
      | Status | picklist | Planned, In Progress, Completed, Aborted; Marketo leaves it alone |
      | IsActive | boolean | false for campaigns made by API unless set (general product knowledge) |
      | ActualCost | currency(18,0) | receives the **period cost** (CS-D2) |
      | BudgetedCost, ExpectedRevenue | currency(18,0) | |
      | ExpectedResponse | percent(10,2) | |
      | NumberSent | double(18,0) | |
      | StartDate, EndDate | date | a response after EndDate is still counted |
      | ParentId | reference(Campaign) | the campaign above it |
      | OwnerId | reference(User) | |
      | Description | textarea(32000) | |
      | CampaignMemberRecordTypeId | reference | record type for its members |
      | NumberOfLeads, NumberOfContacts, NumberOfConvertedLeads, NumberOfResponses, NumberOfOpportunities, NumberOfWonOpportunities | int(9), read-only | totals; a converted lead is in its own total and not among the leads |
      | AmountAllOpportunities, AmountWonOpportunities, and the Hierarchy… fields | currency or int, read-only | totals of the campaign, or of it with the campaigns below |
      | CreatedDate, LastModifiedDate, SystemModstamp, IsDeleted | system | SystemModstamp tells the Marketo cycle what has changed (CS-T2) |

      ## Campaign member statuses

      ### SF-1.2 · Fields of CampaignMemberStatus
      `doc` · Salesforce Object Reference, CampaignMemberStatus; Salesforce Field Reference

      One record for each status that members of a campaign may have.

      | field | type | remarks |
      | --- | --- | --- |
      | Id | id | begins with `01Y` (general product knowledge) |
      | CampaignId | reference(Campaign) | required, fixed |
      | Label | string(765) | the text of the status. A member's Status holds only **40** characters, so a usable label is no longer than that |
      | HasResponded | boolean | whether members with this status count as having responded |
      | IsDefault | boolean | used for members added without a status |
      | SortOrder | int(9) | unique in the campaign |

      ### SF-S1 · One default status
      `doc` / `nation` · Salesforce Object Reference, CampaignMemberStatus; Salesforce community and blogs

      In each campaign precisely one status is the default. Making another one the default unmarks the previous.

      ### SF-S2 · A default and a responded status are required
      `doc` · Salesforce Object Reference, CampaignMemberStatus

      Since version 39 of the API a campaign cannot be without a default status, nor without at least one status
      that counts as responded.

      ### SF-S3 · Several statuses may be responded
      `doc` / `nation` · Salesforce Object Reference, CampaignMemberStatus; Salesforce community and blogs

      There is no limit to one. A blog that claims so is mistaken.

      ### SF-S4 · What cannot be deleted
      `doc` · Salesforce Object Reference, CampaignMemberStatus

      The default status, and any status that a member has.

      ### SF-S5 · A new campaign has Sent and Responded
      `doc` / `nation` · Salesforce Object Reference, CampaignMemberStatus; Salesforce community and blogs

      **Sent** is the default, and **Responded** is marked as responded.

      ### SF-S6 · Labels are unique within a campaign
      `nation` · no public source

      General product knowledge; no page was found that says it.

      ### SF-S7 · Up to fifty statuses
      `nation` / `UNDOC` · Salesforce community and blogs

      That is the limit on screen, according to a practitioner's blog. Whether the API has one is not documented.

      rulec: takes 50 as the limit and warns beyond it.

      ### SF-S8 · New labels join the organisation's picklist
      `doc` / `nation` · Salesforce Object Reference, CampaignMemberStatus; Salesforce community and blogs

      Using a label that the organisation's list of member statuses does not contain adds it there by itself.

      ### SF-S9 · Changing HasResponded affects members
      `nation` · Salesforce community and blogs

      When the flag of a status is switched, the members who have that status are recalculated.

      ### SF-S10 · Who can see statuses
      `doc` · Salesforce Object Reference, CampaignMemberStatus

      Marketing Users, or users with the marketing feature. To everyone else the object is hidden.

      ## Campaign members

      ### SF-1.3 · Fields of CampaignMember
      `doc` · Salesforce Object Reference, CampaignMember; Salesforce Field Reference

      | field | type | remarks |
      | --- | --- | --- |
      | Id | id | begins with `00v` (general product knowledge) |
      | CampaignId | reference | required, fixed |
      | LeadId or ContactId | reference | one of the two, fixed. If both arrive, ContactId is kept. A third kind, AccountId, exists only with the feature *accounts as campaign members* |
      | Status | picklist(40) | one of the campaign's labels; decides HasResponded |
      | HasResponded | boolean, read-only | taken from Status |
      | FirstRespondedDate | date, read-only | when HasResponded was true for the first time |
      | LeadOrContactId, LeadOrContactOwnerId, CompanyOrAccount, Type | read-only | derived |
      | FirstName(40), LastName(80), Email(80), Title, Phone, City, State, Country, LeadSource and others | read-only | copies from the lead or contact |
      | CreatedDate, LastModifiedDate, SystemModstamp, IsDeleted | system | |

      ### SF-M1 · One membership per record
      `doc` · Salesforce Object Reference, CampaignMember

      A lead can be in a campaign once, and so can a contact. Trying to create a second membership has been an error
      since version 16 of the API.

      ### SF-M2 · One human, two memberships
      `doc` · Salesforce Object Reference, CampaignMember

      Once as a lead and once as a contact, as it is records that have to be unique and not people.

      ### SF-M3 · Updates go by the member's own id
      `doc` / `nation` · Salesforce Object Reference, CampaignMember; Salesforce community and blogs

      Campaign and lead together do not identify the row to update. Whether upsert works varies with the version of
      the API.

      ### SF-M4 · No status means the default
      `doc` · Salesforce Object Reference, CampaignMember

      A member created without a status receives the campaign's default one.

      ### SF-M5 · Any status may follow any other
      `implied` · Salesforce Object Reference, CampaignMemberStatus

      Salesforce knows no progression. SortOrder is for display.

      ### SF-M6 · Going back to a status that is not responded
      `doc` / `UNDOC` · Salesforce Object Reference, CampaignMember

      HasResponded turns false, since it follows the status. What becomes of FirstRespondedDate is not documented.

      rulec: keeps the date.

      ### SF-M7 · A status that is not on the list
      `UNDOC` · no public source

      Nothing that was read says what the API does with one.

      rulec: an error.

      ## Leads and contacts

      ### SF-L1 · Leads
      `doc` / `nation` · Salesforce Object Reference, Lead

      LastName and Company must be filled. Lead ids begin with `00Q` (general product knowledge).

      rulec never replaces a Last Name or Company in Salesforce by a blank from Marketo (R-49). This is a choice.

      ### SF-L2 · Contacts
      `nation` · no public source

      LastName must be filled. AccountId may be empty, in which case only the owner sees the contact. Ids begin with
      `003`. General product knowledge.

      ### SF-L3 · Marks of conversion
      `doc` / `nation` · Salesforce Object Reference, Lead

      IsConverted, ConvertedContactId, ConvertedAccountId, ConvertedOpportunityId and ConvertedDate are filled by
      the conversion and cannot be written otherwise. A converted lead can no longer be edited in the ordinary way
      (general product knowledge).

      ### SF-L4 · What a conversion does
      `doc` · Salesforce Object Reference, Lead, convertLead

      It creates an account and a contact or uses existing ones, and may create an opportunity. In a contact that
      exists only **empty** fields are filled. A lead owned by a queue has to be given to a person beforehand.

      ### SF-L5 · Membership survives the conversion
      `nation` · Salesforce community and blogs

      The contact takes over the lead's campaign membership along with its status. See CS-X10.

      ### SF-L6 · Merging
      `doc` / `nation` · Salesforce Object Reference, merge; Salesforce community and blogs

      A merge joins up to three records of one object. The losers lie in the Recycle Bin for 15 days. What belonged
      to them, their campaign history too, passes to the winner.

      ### SF-L7 · Deleting takes campaign members along
      `nation` · no public source

      When a lead, a contact or a campaign is deleted, its campaign members are deleted with it. General product
      knowledge; the pages that were read do not say it.

      ### SF-L8 · Ids of 15 and of 18 characters
      `nation` · no public source

      The short form minds upper and lower case; the long form adds a checksum. To compare two ids bring both to 18
      characters. General product knowledge.

      ## Permissions

      ### SF-1.5 · Permissions around campaign members
      `doc` · Salesforce Help; Salesforce Object Reference, CampaignMember

      | to do this | a user needs |
      | --- | --- |
      | see members | read access to campaigns |
      | add members | Marketing User, read access to campaigns, **edit** access to leads or contacts |
      | update or remove members | Marketing User, read access to campaigns and to leads or contacts |
      | change the list of statuses | Marketing User, edit access to campaigns |
      | create a member through the API | read access to the campaign |

      ## Bulk API 2.0 files

      ### SF-B1 · Header and objects
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      A file contains one object. Its first row lists **field API names**, for example `CampaignId,LeadId,Status`;
      read them without regard to case (general product knowledge). To point at a related record by a key of its
      own, write the relationship and the field: `Campaign.External_Key__c`.

      ### SF-B2 · Encoding and size
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      UTF-8. The bound is 150 MB after Salesforce has encoded the file in base64, which can add about half; so stay
      within **100 MB** before encoding. A header may have 32,000 characters.

      ### SF-B3 · Delimiters and line ends
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      COMMA (default), BACKQUOTE, CARET, PIPE, SEMICOLON or TAB; LF (default) or CRLF. The job states both, and
      Salesforce does not guess.

      ### SF-B4 · Quoting
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      A line break, a quote or the delimiter inside a value means that the value must be quoted. Inner quotes are
      doubled.

      ### SF-B5 · Spaces count
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      Values keep their spaces. One that stands between a delimiter and a quote makes the row an error.

      ### SF-B6 · Empty values and #N/A
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      In an update an **empty** value changes nothing, and `#N/A` empties the field. Fields that the header does not
      name are not touched.

      ### SF-B7 · Dates and times
      `doc` / `nation` · Salesforce Bulk API 2.0 Developer Guide; Salesforce community and blogs

      A dateTime must be complete, like `2018-09-28T00:00:00.000Z`. A mere date in such a field is rejected with
      "not a valid value for the type xsd:dateTime". A date is written `yyyy-MM-dd`.

      ### SF-B8 · Numbers and booleans
      `doc` · Salesforce Bulk API 2.0 Developer Guide

      Numbers may use scientific notation. Booleans are `true` and `false`.

      ### SF-B9 · Result files
      `nation` · no public source

      There are three: rows that succeeded, led by `sf__Id` and `sf__Created`; rows that failed, led by `sf__Id` and
      `sf__Error`; and rows that were not processed. General product knowledge.

      ## Data Loader files

      ### SF-DL1 · Header
      `doc` / `nation` · Salesforce Help

      Columns are matched by hand or, if the names agree, automatically. In an export they are field API names in
      capitals (general product knowledge).

      ### SF-DL2 · Booleans
      `doc` · Salesforce Help

      True: `yes`, `y`, `true`, `on`, `1`. False: `no`, `n`, `false`, `off`, `0`. Case does not matter.

      ### SF-DL3 · Dates and times
      `doc` · Salesforce Help

      The recommended form is `yyyy-MM-ddTHH:mm:ss.SSS` with an offset such as `+0100`. Accepted besides: `Z`, a
      zone's abbreviation such as `PST`, `GMT-08:00`, and a date alone.

      ### SF-DL4 · Empty cells
      `nation` · no public source

      They are ignored, unless *insert null values* is switched on. General product knowledge.

      ## Shapes that rulec reads and writes

      ### SF-2.3 · Columns of the Salesforce CSV files
      `implied` · Salesforce Bulk API 2.0 Developer Guide

      | object | columns |
      | --- | --- |
      | Campaign | `Id,Name,Type,Status,IsActive,ActualCost,StartDate,EndDate,ParentId` |
      | CampaignMemberStatus | `Id,CampaignId,Label,HasResponded,IsDefault,SortOrder` |
      | CampaignMember | `Id,CampaignId,LeadId,ContactId,Status,HasResponded,FirstRespondedDate,CreatedDate,SystemModstamp` |
      | Lead | `Id,FirstName,LastName,Company,Email,IsConverted,ConvertedContactId,SystemModstamp` |
      | Contact | `Id,FirstName,LastName,AccountId,Email,SystemModstamp` |

      """#
    ),
    (
      "schedules",
      #"""
      # Schedules, activation, stopping

      When campaigns start, and the ways to stop them.

      ## Batch campaigns

      ### SC-S1 · Running once, now or later
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/schedule-a-batch-smart-campaign-to-run-later.md`; AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      A batch campaign can run at once or at a chosen time. On screen that time must be **15 minutes** or more away.
      The API wants at least 5 minutes, uses 5 minutes when no time is given, and accepts nothing beyond two years.

      ### SC-S2 · Recurring runs
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/schedule-a-recurring-batch-campaign.md`; AdobeDocs/marketo-developer.en `help/rest-api/assets/swagger-asset.json`

      A schedule repeats every *n* days, weeks or months from a start, with or without an end. A daily one may be
      limited to weekdays. A weekly one names its weekdays. A monthly one names either a day from 1 to 31 or a
      weekday together with the first to fourth week.

      rulec reads the open points as follows, each a choice (R-16): the weeks of a weekly schedule are calendar
      weeks, the first being the one in which it starts; a daily schedule on weekdays only keeps its rhythm and
      leaves out hits that fall on a weekend, without moving them; a run exactly at the end still takes place.

      ### SC-S3 · Day 29, 30 or 31 in a shorter month
      `UNDOC` · no public source

      Nothing is published on a monthly run whose day the month does not have.

      rulec: takes that month's last day instead, and `check` points it out beforehand (V-29).

      ### SC-S4 · Cancelling a run
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/cancel-a-scheduled-batch-campaign-run.md`

      A run that lies ahead can be cancelled. Once it has begun this is no longer possible; SC-S12 is the only
      brake.

      ### SC-S5 · The same campaign may run again and again
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/edit-qualification-rules-in-a-smart-campaign.md`

      Nothing limits the number of runs. Who goes through again is a matter of the qualification rule (SC-Q1).

      ### SC-S6 · Two runs at the same time
      `UNDOC` · no public source

      The documentation does not deal with a run that begins before the previous one is over.

      rulec: they are independent of each other, as two journeys of one person are (SC-R3).

      ## Trigger campaigns

      ### SC-S7 · What activation requires
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/smart-campaigns.md`

      A campaign can be activated if it is inactive, has at least one trigger and at least one flow step, and none
      of its triggers, filters and steps has an error.

      ### SC-S8 · Only events after activation count
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/activate-a-trigger-smart-campaign-schedule-tab.md`

      Activation does not look back. Whatever happened earlier starts nothing.

      ### SC-S9 · Deactivation closes the door, not the house
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/deactivate-a-trigger-smart-campaign-schedule-tab.md`

      No new people get in. Those inside finish the flow, whether they are waiting or not.

      ### SC-S10 · No recurrence, no list of qualified people
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/smart-campaign-data/view-qualified-people-in-a-smart-campaign.md`

      A trigger campaign is either active or inactive and has no schedule. It also does not show who would qualify.

      ### SC-S11 · Idle trigger campaigns are switched off
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/automatic-trigger-campaign-cleanup.md`

      Once a quarter Marketo looks for trigger campaigns that have been active for more than six months without
      taking in anybody during that time. It announces the clean-up and deactivates them a week later. One person
      who qualifies, or deactivating and reactivating by hand, starts the six months afresh.

      rulec: deactivates when a quarter of the calendar begins, at 00:00 local time, and announces it seven days
      before, both in the trace; six months are 180 days. A campaign counts as active since `activated` of its
      schedule, or since the run began. The days are a choice; `trigger_cleanup: never` switches the clean-up off.

      ## Both kinds

      ### SC-S12 · Abort
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/abort-a-smart-campaign.md`

      *Abort* ends everything that was still to happen for anybody in the campaign. What is done stays done. A
      notification records it.

      rulec drops the people who are inside, leaves the campaign active, and lets starts that are already queued run
      (R-13). This is a choice.

      ### SC-S13 · Deleting an active campaign
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/campaign-actions-delete-a-smart-campaign.md`

      Marketo advises against deleting an active campaign with people in it, because it will probably go on acting.
      What precisely happens is not documented.

      rulec: refuses to delete an active campaign.

      ### SC-S14 · A failed run leaves a notification
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/miscellaneous/understanding-notifications/notification-types.md`

      When a run fails, Marketo writes a notification of the kind *campaign failure*.

      rulec: a run that is not executed because too many people qualified (SC-B8) says so in the trace.

      """#
    ),
    (
      "sfdc-flow-actions",
      #"""
      # The three SFDC campaign steps and the sync

      Add to, Change Status in, and Remove from SFDC Campaign: what each does, and how they relate to a mapped
      program. Parameters and log types are in [catalogue.md](catalogue.md), under CAT-6.1.

      ## SFDC flow actions

      ### CS-F1 · Implied actions
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`

      A step that needs the person to be in Salesforce brings them there first:

      - **Add to SFDC Campaign** is preceded by Sync Person.
      - **Change Status in SFDC Campaign** is preceded by Sync Person and then by Add.
      - Create Task, Convert Person and Change Owner are preceded by Sync Person.

      ### CS-F2 · Change Status adds people who are not members
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/change-status-in-sfdc-campaign.md`

      For a person who is in Salesforce but not in the campaign the step creates the membership, with the status it
      was meant to set.

      ### CS-F3 · Add skips people who are members
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/add-to-sfdc-campaign.md`

      The step does nothing for someone already in the campaign; above all it **does not set the status**. Where the
      status matters, use Change Status, which adds the person if necessary. See V-16.

      ### CS-F4 · No implied actions inside a mapped program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      In child campaigns of a program that is mapped to a Salesforce campaign, the implied actions (syncing the
      person to Salesforce, adding them to the campaign) are switched off. See V-17.

      rulec goes by the campaign in which the step stands; which campaign executed that one is of no importance
      (R-46).

      ### CS-F5 · What remains of the step itself
      `UNDOC` · no public source

      The documentation does not say what a step does when it would have needed the part that is switched off.

      rulec: the step is carried out if no implied action is needed, that is, if the person is in Salesforce and,
      for Change Status, already in the campaign. Otherwise it is *skipped*, with the reason "implied action
      disabled (CS-F4)". A *Sync Person to SFDC* step written into the flow is not implied and works.

      ### CS-F6 · It is the parent program that matters
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      CS-F4 depends on the program that the smart campaign belongs to. Which Salesforce campaign the step names
      makes no difference. See also R-46.

      ### CS-F7 · Remove skips people who are not members
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/remove-from-sfdc-campaign.md`

      Nothing is removed, and nothing is implied either: the step never creates a lead.

      ### CS-F8 · Change Status knows no step order
      `UNDOC` · no public source

      Salesforce sorts statuses without ranking them (SF-M5). Whether the step minds the program's order is not
      documented.

      rulec: it does not; any status the campaign has can be set. In a mapped campaign a lower one then runs into
      CS-G5.

      The setting `sfdc_status_order` has other answers.

      ### CS-F9 · A status that the campaign lacks
      `UNDOC` · no public source

      Not documented.

      rulec: an error when the file is checked (V-14). If the status comes from a token and turns out wrong at run
      time, the step *failed* and the reason is logged.

      ### CS-F10 · In mapped programs, use Change Program Status
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      CS-G3 carries the status over in any case, and CS-F4 weakens the SFDC steps there. Those steps are made for
      campaigns without a mapping.

      ### CS-F11 · The wider reading of CS-F4
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`

      The caution on the mapping page can also be understood as "the SFDC steps do not work there at all".

      rulec: takes the narrower meaning, that only what a step *implies* is off, because "implied actions" is a term
      with a page and a table of its own. A setting selects the wider one.

      The order of tests within one step is: is campaign sync on and the campaign visible; is the campaign known; is
      the person a member, and does the status exist; CS-F4; and finally the implied actions (R-45).

      The setting `mapped_program_steps` has other answers.

      """#
    ),
    (
      "simulator-contract",
      #"""
      # The simulator's contract

      Marketo promises no order for things that happen at the same time, and leaves much else open. A dry run must
      nevertheless give the same result each time. This page states what rulec does: first the two contracts, then
      the numbered **readings**, which settle places where the rules admit more than one meaning. Where a reading
      and a contract disagree, the reading holds, and the contract below is already worded accordingly. Everything
      here is rulec's own decision.

      ## Contract for smart campaigns

      ### SC-15.1 · The clock
      `UNDOC` · no public source

      Time is a series of separate instants in UTC. One time zone, that of the subscription, is used wherever a rule
      speaks of days or of the time of day. Between two planned instants nothing happens.

      ### SC-15.2 · Order of the queue
      `UNDOC` · no public source

      Events are taken in this order:

      1. by instant;
      2. by kind: sync pull, external event, end of a wait, batch start, trigger start, sync push;
      3. by priority class (SC-P3, SC-P4);
      4. by campaign id;
      5. by person id, as a number;
      6. by a running number.

      A campaign that declares no id takes the rank of its qualified name (`Program.Campaign`) in the order of
      Unicode scalars. External events due together are sorted by person, not by their place in the file (R-8).
      Between events that one operation causes and events queued before it, SC-15.3 decides.

      ### SC-15.3 · One operation at a time; what it causes comes later
      `UNDOC` · no public source

      An operation reads the state, changes it, writes its log entries and queues what follows from them, without
      interruption. A flow counts as one operation from its start (or the end of a wait) up to the next wait or its
      end, so campaigns that it wakes begin after the whole of it and not between its steps (R-3).

      Events that it causes are due at the same instant. The event order setting says where they stand (R-1):

      - *fifo*, the default: they form a wave behind everything already queued for the instant. SC-15.2 sorts within
        a wave and among events that were planned beforehand.
      - *rounds*: one wave for each generation of causes.
      - *heap*: SC-15.2 alone, so that a start of high priority overtakes, as SC-P1 describes.

      ### SC-15.4 · When a trigger is matched
      `UNDOC` · no public source

      A log entry queues one start for each active campaign that has a trigger of that entry's type. Whether the
      constraints match, whether the filters hold (SC-C11) and whether the campaign is still active is looked at
      only when the start's turn comes. Two triggers of one campaign that match one entry make one start (R-4).

      ### SC-15.5 · Guard against endless chains
      `UNDOC` · no public source

      One person can enter one campaign at most 1,000 times at one instant. The next start is refused, which cuts
      the chain, and there is one report of it for that person, campaign and instant. Only starts that entered are
      counted; campaigns run by *Execute Campaign* are not (R-5).

      ### SC-15.6 · No refusal goes unrecorded
      `UNDOC` · no public source

      A refused qualification, a skipped step, a status that would go backwards, an ignored wait, a blocked mail:
      each leaves a trace record with the id of the rule behind it.

      A filter that does not hold is no refusal. Only a trace at full depth shows it, condition by condition. A
      qualification that fails is one, in a batch for each person (R-9). A failed *Request Campaign* writes no log
      entry of type 47, though it does leave its trace record (R-11).

      ## Contract for the campaign sync

      ### CS-14.1 · The state
      `UNDOC` · no public source

      | kept | with |
      | --- | --- |
      | people | id, SFDC Type, SFDC id, SFDC Is Deleted, fields |
      | programs | id, channel, id of the Salesforce campaign, period costs |
      | program members | person, program, status, success, success date, membership date, acquired by, fields |
      | Salesforce | campaigns, campaign member statuses, campaign members |

      ### CS-14.2 · The shadow
      `UNDOC` · no public source

      For each person of a mapped pair the simulator remembers the **shadow**: the status on which both sides last
      agreed. A side has changed when it differs from the shadow.

      - One side differs: its change is carried over.
      - Both differ: CS-K3 or CS-K4 decides.
      - Neither differs: nothing is done.

      An echo (CS-G14) is thereby ruled out. After a refused step backwards (CS-G5) the status of Salesforce is
      stored as that side's half of the shadow, so the same refusal is not reported in each cycle.

      ### CS-14.3 · What flow actions remember
      `UNDOC` · no public source

      An SFDC step writes to Salesforce immediately. rulec keeps a second memory beside the shadow for it: what has
      been **observed** in Salesforce. The step updates the observed status, so that the next pull does not log the
      same change again, and leaves the shadow alone, so that the next cycle sees the difference and brings the
      program along (CS-G8, CS-G9). See R-34.

      ### CS-14.4 · One cycle
      `UNDOC` · no public source

      A cycle at instant *t* carries out the steps of CS-T6 in order. The following one begins at *t* plus the
      cycle's duration plus 5 minutes; the duration can be configured and is 0 by default. In the queue a cycle has
      two entries at the same instant, the pull and the push, with other events possible between them (R-2).

      ### CS-14.5 · Assumptions are marked
      `UNDOC` · no public source

      A decision that rests on a rule tagged `UNDOC` carries the id of the rule in the trace. Readers can thus tell
      what is known from what is assumed.

      ### CS-14.6 · What must always hold
      `UNDOC` · no public source

      - When a cycle has ended without errors, the two sides agree on members and statuses, cases of CS-G5 aside.
      - A further cycle with no changes in between writes nothing.
      - No campaign has two members for the same lead, or for the same contact.
      - No member has a status that the campaign does not list.
      - The step of a program status never goes down, save to step 0.
      - As many leads are created as there were members without SFDC Type who had what CS-L4 asks for.

      ## Readings: event loop

      ### R-1 · Waves or one heap (SC-15.2, SC-15.3)
      `UNDOC` · no public source

      A single sort key and "caused events come after what is queued" cannot both be obeyed to the letter. rulec's
      default is *fifo*: the effects of one operation are a wave of their own behind the queue, and the sort key
      works inside it. *rounds* and *heap* can be chosen instead; SC-15.3 describes them.

      ### R-2 · A cycle is two entries (SC-15.2, CS-14.4, CS-T6)
      `UNDOC` · no public source

      The queue has a kind for the pull and another for the push, with room for other events between; the cycle is
      described as a single act. rulec makes it two entries with the same instant.

      ### R-3 · A flow runs to its next wait in one go (SC-15.3)
      `UNDOC` · no public source

      Among the kinds of event there is none for "the next step". rulec therefore runs a flow without a break up to
      a wait or the end, and the campaigns it wakes start afterwards.

      ### R-4 · What is queued when something happens (SC-15.4)
      `UNDOC` · no public source

      One start for each active campaign with a trigger of the entry's type. Constraints, filters and activity of
      the campaign are judged when the start is taken from the queue. However many of a campaign's triggers match
      one entry, it starts once.

      ### R-5 · How the guard counts (SC-15.5)
      `UNDOC` · no public source

      It counts starts that got in: 1,000 are let through, the one after is refused, and one report is made per
      person, campaign and instant. Runs through *Execute Campaign* are left out of the count.

      ### R-6 · A cohort stays together (SC-F4, SC-X2)
      `UNDOC` · no public source

      After a wait the people of a batch go on together, step by step, as before. *Execute Campaign* in a batch
      takes person 1 through the entire child, then person 2, and so forth.

      ### R-7 · Gaps in the priority list (SC-P3, SC-P4)
      `UNDOC` · no public source

      Medium is the class of Send Email in a batch campaign, of a wait of 5 minutes or less, and of steps that the
      list omits. When a wait ends, the step after it sets the class; if there is none the class is low.

      ### R-8 · Order of external events (SC-15.2)
      `UNDOC` · no public source

      Events from a scenario or an import that carry the same instant are ordered by person id. Their order in the
      file has no effect.

      ### R-9 · What counts as a refusal (SC-15.6)
      `UNDOC` · no public source

      Not meeting a filter is not one; the trace shows it at full depth only, clause by clause. Being turned down by
      the qualification rule is one, recorded for each person even in a batch.

      ## Readings: qualification and flow control

      ### R-10 · Tokens in an executed campaign (SC-X2)
      `UNDOC` · no public source

      If the parent does not have a `my.` token that the child uses, the child's own value is taken. Where several
      campaigns in a chain pass on their context, the highest ancestor reached by an unbroken line of them supplies
      it.

      ### R-11 · Failed requests, fourth level (SC-X4, SC-X2, SC-15.6)
      `UNDOC` · no public source

      A request that fails leaves no entry 47 in the log. An *Execute Campaign* that would open a fourth level ends
      as *failed*.

      ### R-12 · How far a removal reaches (SC-X10, SC-R4)
      `UNDOC` · no public source

      From an executable campaign the removal goes up caller by caller and stops with the first campaign that is not
      executable. The journey in progress is removed as well. Starts waiting in the queue are not.

      ### R-13 · Abort keeps the campaign on (SC-S12)
      `UNDOC` · no public source

      *Abort* takes out the people inside. It neither deactivates the campaign nor clears its queued starts.

      ### R-14 · Member of Smart Campaign counts from entry (CAT-4)
      `UNDOC` · no public source

      The filter is true as soon as a person has entered the campaign. They need not have come to the end of the
      flow.

      ### R-15 · Counting mails (SC-B4)
      `UNDOC` · no public source

      Any mail that was delivered adds to the limits, an operational one too. The seven-day limit looks at the
      preceding 168 hours.

      ### R-16 · Counting recurrences (SC-S2)
      `UNDOC` · no public source

      Every *n* weeks: calendar weeks, starting with the week of the first date. Every *n* days on weekdays only: a
      hit on a weekend is dropped, and the count is not shifted. The end of the schedule is still part of it.

      ## Readings: waits

      ### R-17 · Clock changes (SC-W19)
      `UNDOC` · no public source

      A time inside the hour skipped in spring is moved forward by the size of the gap: 02:30 becomes 03:30. A time
      inside the repeated hour in autumn means the first of the two. Weeks, months and years are 7, 30 and 365 days
      on the wall clock.

      ### R-18 · Now is not the past (SC-W12)
      `UNDOC` · no public source

      If a wait's target is exactly the present instant, the flow runs on without a note and without a new queue
      entry. Only an earlier target is noted.

      ### R-19 · Today's anniversary (SC-W14)
      `UNDOC` · no public source

      The comparison is by day and begins with the anniversary of the current year, so today's still counts; should
      its hour be over, there is nothing left to wait for. Last year's anniversary is not considered, even if an
      offset would put it after today.

      ### R-20 · Waits with a date-time or a time of day (SC-W3, SC-W1)
      `UNDOC` · no public source

      A date-time token stands for its local day, at 00:00 or at the time set with `at`, which may also be used with
      tokens. A duration with a time but without weekdays ends at the first such time that is not before the end of
      the duration.

      ### R-21 · Abbreviated units in a simulation (SC-W5)
      `UNDOC` · no public source

      The checker does not accept them (V-07). A simulation that meets one all the same behaves like Marketo: it
      takes the campaign as valid and does not wait.

      ## Readings: operators and filters

      ### R-22 · Dates in time comparisons (CAT-2.2)
      `UNDOC` · no public source

      For *in past*, *in future* and their variants a date stands for its local midnight; yesterday is therefore
      outside *in past 1 day* when it is 15:00. *is*, *before*, *after* and *between* compare local days. A period
      is elapsed time, one day being 24 hours, in contrast to waits.

      ### R-23 · Time frames (CAT-2.2)
      `UNDOC` · no public source

      The week starts on Sunday. A frame covers its period from beginning to end, the part that lies ahead included.

      ### R-24 · Negated membership; case in pickers (SC-C10, CAT-2.1)
      `UNDOC` · no public source

      *is not A* with constraints denies "is a member of A with these constraints" as a whole. In pickers *is*
      distinguishes upper and lower case, while the partial operators ignore it.

      ### R-25 · Pulled state and real state (CAT-4, CS-T7)
      `UNDOC` · no public source

      *Member of SFDC Campaign* answers from what Marketo has pulled. Flow steps act on what Salesforce holds at
      that moment. The delay described in CS-T7 is about triggers alone.

      ### R-26 · ANY of nothing; text comparison (SC-C2, CAT-2.2)
      `UNDOC` · no public source

      With *ANY* and no filters nobody is kept out. Texts are compared after simple lower-casing.

      ### R-27 · Empty values in change constraints (SC-F13, CAT-2.2)
      `UNDOC` · no public source

      New Value *false* is never met by null. For numbers, *is 0* in a change constraint is.

      ## Readings: actions and log

      ### R-28 · Score changes without effect (SC-F12)
      `UNDOC` · no public source

      A *Change Score* without effect on the number is skipped and not logged: `=5` on a 5, `+0` on anything. An
      empty score stays empty. A result that does not fit into 32 bits makes the step fail. The constraint *Change*
      looks at the difference as a number.

      ### R-29 · Refusals and blanks (SC-M5, SC-M6, CAT-6.3)
      `UNDOC` · no public source

      A status refused under SC-M5 or SC-M6 gives *skipped*. *Change Data Value* with a token that yields a blank
      gives *skipped*; it clears the field only when `NULL` is literally written in the step. A value that does not
      suit the field's type gives *failed*.

      ### R-30 · Entry 104 for non-members (CAT-8)
      `UNDOC` · no public source

      Before joining and after leaving, the entry shows the status as "Not in Program".

      ### R-31 · Success on leaving and on correction (SC-M7, SC-M9)
      `UNDOC` · no public source

      Leaving a program takes success and its date along; after a return success can be reached anew. *Change
      Program Success* to false clears the date along with the flag. From there a further success status brings both
      back, with Success true in its log entry.

      ### R-32 · Membership and success dates (SC-M7, SC-M9)
      `UNDOC` · no public source

      Both are local days, without a time.

      ### R-33 · Entries 28, 19 and 29 (CAT-8)
      `UNDOC` · no public source

      28 is written for each push of changed fields, whether by a step or by the cycle, and not written if nothing
      differed. 19 is written for leads made by the program sync too. 29 is written at the pull of a deletion that
      took place in Salesforce.

      ## Readings: sync

      ### R-34 · Two memories for flow actions (CS-14.2, CS-14.3, CS-G8, CS-G9)
      `UNDOC` · no public source

      If a flow action brought the shadow up to date on the Salesforce side, there would be nothing left for the
      cycle to carry over, and the program would stay behind, contrary to CS-G8 and CS-G9. rulec therefore separates
      what was *observed*, which the action sets at once and which prevents a second log entry, from the shadow,
      which it leaves as it was so that the cycle carries the change on.

      ### R-35 · Where the program follows (CS-T6)
      `UNDOC` · no public source

      Changes made in Salesforce reach the program while pulling: removals in step 2, all else in step 4. What step
      7 does is directed at Salesforce alone, in the order creations, status changes, removals, and within each by
      program id and person id.

      ### R-36 · What "backwards" is measured against (CS-G5)
      `UNDOC` · no public source

      Against the member's present step in Marketo, not against the earlier status in Salesforce. Each further
      change in Salesforce is reported anew.

      ### R-37 · Conflicts without a common past (CS-K3, CS-K4)
      `UNDOC` · no public source

      If neither side had the person before, the higher step wins. If a removal and a change happened at the same
      instant, the change wins. If Marketo wins, its value goes out with step 7 of that very cycle.
      `member_conflict` can be set so that one side always wins.

      ### R-38 · First cycle and later cycles (CS-I5, CS-K3)
      `UNDOC` · no public source

      The cycle that follows the mapping uses CS-I5. All cycles after it use CS-K3.

      ### R-39 · Unknown and hidden statuses (CS-S8, CS-S7)
      `UNDOC` · no public source

      A status unknown to the program stops only what would flow from Salesforce to Marketo; what Marketo sets
      afterwards replaces it. Whoever has such a status and is not in the program is not added. A hidden status that
      the campaign lacks is an error on the record.

      ### R-40 · Which labels are compared and replaced (CS-S4, CS-S5)
      `UNDOC` · no public source

      All labels of the campaign are compared, held or not. In a campaign without members labels are replaced only
      if they are not the visible statuses already, and a label that equals a hidden status stays.

      ### R-41 · When entries 42, 43, 44 are made (CS-G12, CS-G14)
      `UNDOC` · no public source

      For a write by Marketo itself: when it is made, not at the following pull. If Salesforce changes a member and
      changes it back between two pulls, there is no entry. In an entry 44 made by a flow step, Old Status is what
      Salesforce had in truth.

      ### R-42 · Defaults for Last Name and Company; repeated errors (CS-L4, CS-L7, CS-X2, CS-S8)
      `UNDOC` · no public source

      A default is sent to Salesforce and nowhere else: the field in Marketo remains empty, and no later cycle
      brings the default there. A flow step that cannot create the lead gives *failed*. Entries under CS-L7, CS-X2
      and CS-S8 come back in each cycle and are numbered.

      ### R-43 · After a deletion in Salesforce (CS-X1, CS-X2, CS-K4)
      `UNDOC` · no public source

      Pulling the deletion empties SFDC Type and SFDC id, as CS-L3 requires. Until then SFDC steps fail. When a lead
      is created afresh, *SFDC Is Deleted* becomes false. Where a status was changed in Marketo after the member
      vanished, the change wins; the membership then stays without a counterpart.

      ### R-44 · A deleted campaign takes its members quietly (CS-R3)
      `UNDOC` · no public source

      No entries 43 are written for members who disappear together with their campaign.

      ### R-45 · SFDC steps while the sync is off (CS-P6, CS-P8, CS-F5)
      `UNDOC` · no public source

      If campaign sync is off the three steps fail. If only the whole sync is off (CS-P8) they work. A step tests in
      this order: visible, campaign known, member and status, CS-F4, implied actions.

      ### R-46 · Whose parent program counts (CS-F4, CS-F6)
      `UNDOC` · no public source

      The one of the campaign in which the step stands, also when that campaign was called by another.

      ### R-47 · When there is an acquisition (SC-M10)
      `UNDOC` · no public source

      Only when a person is created together with a program status. Someone pulled from Salesforce was acquired by
      no program.

      ### R-48 · Coming back after a deletion in Marketo only (CS-X4)
      `UNDOC` · no public source

      Any edit of the Salesforce record brings the person back, under a new id.

      ### R-49 · Empty names do not overwrite (CS-L4, SF-L1)
      `UNDOC` · no public source

      A blank Company or Last Name is never pushed over a value that Salesforce has. Otherwise the first push after
      the creation would remove the default that had just been written.

      """#
    ),
    (
      "smart-lists",
      #"""
      # Smart lists

      How triggers and filters combine, what the operators mean, and what an activity filter looks at.

      ## Combining triggers and filters

      ### SC-C1 · Triggers are alternatives
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`

      A campaign with several triggers starts when any one of them fires. There is no way to demand two triggers
      together.

      rulec queues at most one start per campaign and log entry, also when two of its triggers match the same entry
      (R-4).

      ### SC-C2 · Filters combine by ALL, ANY or a formula
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/using-advanced-smart-list-rule-logic.md`

      The match type decides how filters go together: **ALL** of them (the default), **ANY** one of them,
      or **Advanced**, a formula over their numbers.

      rulec: *ANY* over no filters at all restricts nobody, exactly like *ALL* over none (R-26). This is a choice.

      ### SC-C3 · With triggers, both a trigger and the filters must hold
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`

      A person gets into a trigger campaign if a trigger fired for them **and** the filters accept them. A filter,
      however well it matches, never starts a trigger campaign.

      In full, a person enters a trigger campaign on an event when

      - at least one of its triggers matches the event, constraints included;
      - the filters, combined by the match type, are true for the person right after the event;
      - the qualification rule lets the person through.

      A batch run started at time T takes those for whom the filters and the qualification rule hold at T. That
      cohort is settled when the run begins and does not change afterwards.

      ### SC-C4 · The match type is about filters only
      `nation` · Marketo Nation, "using marketo trigger logic"

      ALL, ANY and Advanced order the filters. Triggers stay alternatives in every case. *ANY* in a trigger campaign
      therefore reads "some trigger, and at least one of the filters".

      ### SC-C5 · Advanced logic from three filters on
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/using-advanced-smart-list-rule-logic.md`

      The formula can be chosen once there are at least three filters. They are numbered from 1 in the order in
      which they are shown.

      ### SC-C6 · What a formula may contain
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/using-advanced-smart-list-rule-logic.md`

      A formula consists of filter numbers, the words `and` and `or`, and parentheses to any depth. Negation does
      not exist. When `and` and `or` meet, parentheses must say which binds first. The product page adds that the
      `and` has to be typed ahead of the `or`. A formula that breaks these rules makes the smart list invalid.

      ### SC-C7 · Every filter appears in the formula
      `UNDOC` · no public source

      The documentation does not say whether a formula may leave out a filter or name one twice.

      rulec: a filter that the formula never mentions is an error; mentioning one more than once is fine.

      ### SC-C8 · Constraints of one filter are about one record
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/opportunity-filters-and-triggers.md`

      The primary parameter of a trigger or filter and all its constraints must be satisfied together, by **one and
      the same** log entry or record. Split the conditions over two filters and each filter may find a different
      record: "has an opportunity in stage X" plus "has an opportunity over 10,000" is met by somebody with two
      opportunities, neither of them both. See V-33.

      ### SC-C9 · Several values mean "any of these"
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/add-multiple-values-to-a-smart-list-filter.md`

      A filter given more than one value is satisfied when one of them fits.

      ### SC-C10 · Several values under a negation mean "none of these"
      `UNDOC` · no public source

      How a negated operator treats a list of values is not documented.

      rulec: negates the positive reading. *is not A; B* accepts those who are neither A nor B. A membership filter
      negated together with constraints denies the whole statement: *Member of Program is not P, status Registered*
      means "is not a Registered member of P", so a member of P with another status passes (R-24).

      ### SC-C11 · Filters see the change that fired the trigger
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`

      In a trigger campaign the filters are checked after the event has been stored. A campaign triggered by
      "Country becomes Sweden" that filters on Country sees Sweden.

      ### SC-C12 · Yes/no fields have a third value
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`; Marketo Nation, "Marketo Booleans are nullable"

      A boolean field can be true, false or empty. A filter on such a field in a trigger campaign looks for false
      only if false has been picked; adding the filter does not imply it. Empty does not count as false everywhere:
      CAT-2.2 says where rulec counts it and where not.

      ## Operators by field type

      ### CAT-2.1 · Which operators a field type offers
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/administration/field-management/custom-field-type-glossary.md`; AdobeDocs/marketo-developer.en `help/rest-api/field-types.md`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/use-inactivity-filters-in-a-smart-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/setting-up-a-trigger-smart-campaign-for-sales-using-campaign-is-requested.md`

      | type | operators on offer |
      | --- | --- |
      | String, Email, Phone, URL, Text area | is, is not, starts with, not starts with, contains, not contains, is empty, is not empty |
      | Integer, Percent, Currency, Score | is, is not, between, greater than, less than, at least, at most, is empty, is not empty |
      | Float | the same without *is* and *is not* |
      | Date, Datetime | is, is not, between, after, on or after, before, on or before, in past, in past before, in future, in future after, in time frame, is empty, is not empty |
      | Boolean | no operator: the value true or false is picked |
      | Formula | cannot be used in a smart campaign and is not exported |
      | Reference (a string with another record's key) | not documented; rulec: as String |
      | Asset picker (list, program, campaign, SFDC campaign, form, email, score, attribute) | *is any* and *is* are documented, the rest is not; rulec: is any, is, is not, starts with, not starts with, contains, not contains |

      Two operators people look for do not exist: *changed* is a matter for the *Data Value Changes* trigger and
      the *Data Value Changed* filter, and *ends with* exists in form visibility rules but not in smart lists.

      ### CAT-2.2 · What each operator means, and what it does with an empty field
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/smart-list-filter-operators-glossary.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/clear-field-values.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/define-smart-list-for-smart-campaign-trigger.md`; Marketo Nation, "Marketo Booleans are nullable"

      The columns: when the operator holds for a stored value, what it answers for an empty (null) field, and how
      sure we are. "Choice" marks what the documentation leaves open and rulec decided.

      | operator | holds when | on an empty field | basis |
      | --- | --- | --- | --- |
      | **Text** | | | |
      | is | the texts are equal, upper and lower case alike | false | `doc` |
      | is not | *is* fails | true | `doc` / `implied` |
      | starts with | the field begins with the value, case ignored (choice) | false | `doc` / `UNDOC` |
      | not starts with | *starts with* fails | true (choice) | `doc` / `UNDOC` |
      | contains | the value occurs anywhere, even inside a word (`us` occurs in *Austria*), case ignored (choice) | false | `doc` / `UNDOC` |
      | not contains | *contains* fails | true (choice) | `doc` / `UNDOC` |
      | is empty / is not empty | the field is null / holds something; one single space is something | true / false | `doc` |
      | **Number** | | | |
      | is | the numbers are equal | true for *is 0*, false otherwise | `doc` |
      | is not | *is* fails | false for *is not 0*, true otherwise | `doc` / `implied` |
      | between | not below the first and not above the second value | false (choice) | `doc` / `UNDOC` |
      | greater than / less than | strictly above / below | false (choice) | `doc` / `UNDOC` |
      | at least / at most | above or equal / below or equal | false (choice) | `doc` / `UNDOC` |
      | is empty / is not empty | the field is null / holds a number; zero is a number | true / false | `doc` |
      | **Date and date-time** | | | |
      | is | same calendar day | false | `doc` |
      | is not | another calendar day | true (choice) | `doc` / `UNDOC` |
      | between | from the first to the last day, both included | false (choice) | `doc` / `UNDOC` |
      | after / on or after | a later day / the same or a later day | false (choice) | `doc` / `UNDOC` |
      | before / on or before | an earlier day / the same or an earlier day | **true**: empty fields match | `doc` |
      | in past *P* | between *P* ago and now; the rest of today is not past yet | false (choice) | `doc` / `UNDOC` |
      | in past before *P* | more than *P* ago | **true**: empty fields match | `doc` |
      | in future *P* | after now, and at most *P* ahead | false (choice) | `doc` / `implied` |
      | in future after *P* | more than *P* ahead | false (choice) | `doc` / `implied` |
      | in time frame *F* | inside a named period such as last quarter | false (choice) | `doc` / `UNDOC` |
      | is empty / is not empty | the field is null / holds a date | true / false | `doc` |
      | **Boolean** | | | |
      | true | the field is true | false | `doc` |
      | false | the field is false | attribute filter: true; New Value of *Data Value Changes*: false (choice) | `doc` / `nation` |

      **Text.** Where case is ignored, rulec compares simple lower-case forms (R-26). In asset pickers *is* minds
      case; the partial operators do not (R-24).

      **Dates.** "Now" is the instant of evaluation, and days are days of the subscription's time
      zone. *is*, *before*, *after* and *between* compare local days. *In past* and its relatives compare instants
      and give a plain date the instant of its local midnight, so at 15:00 yesterday's date is no longer *in past 1
      day* (R-22). A documented idiom for "in exactly 90 days" joins *in future after 90 days* and *in future 91
      days*.

      **Periods** are a number and a whole word: `1 hour`, `82 days`, `3 weeks`, `14 months`, `1 year`. Their length
      in filters is elapsed time, one day being 24 hours, although waits of days follow the clock on the wall
      (SC-W19). Months and years are not defined by the documentation; rulec: 30 and 365 days, as in SC-Q4.

      **Time frames.** The full list is visible on screen only. rulec: today, yesterday, and this or last week,
      month, quarter or year. Weeks begin on Sunday, and a frame is the whole period, its future part included
      (R-23).

      **Numbers in change constraints.** In *Data Value Changes* and its kin *is 0* matches null as well, whereas
      null never satisfies New Value *false* (R-27).

      **Several values**: SC-C9, and SC-C10 under a negation.

      **Cost.** The product advises that negative operators read the whole database; that *contains* with many
      values is slow; that *contains* on an email address should begin with `@`; that activity filters should have a
      time limit; and that *Random Sample* should stand alone and fails through *Member of Smart List*. Source: the
      best-practices page of smart lists.

      ## Activity filters

      ### CAT-2.3 · Date window and retention of activity filters
      `doc` / `UNDOC` · AdobeDocs/marketo-developer.en `help/rest-api/smart-lists.md`; AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/use-inactivity-filters-in-a-smart-list.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/using-smart-lists/add-a-constraint-to-a-smart-list-filter.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/best-practices-for-smart-lists.md`

      An activity filter carries three things: the main parameter, a constraint called *Date of Activity*, and
      whatever else can be constrained. In the API's smart-list form it is a rule of type `Activity` with operator
      `occurs`, and the date constraint is the one with attribute id -101, for example operator `in past` with value
      `30 days`.

      - **No window written.** Two how-to pages speak of "the last 30 days" without anybody having set it, so 30
        days seems to be what the screen starts with (`implied`). rulec: wants the window written out; without one
        the filter reaches back as far as entries are kept, and `check` warns (V-25).
      - **Retention.** A window longer than Marketo keeps that type of entry (90 days for some) finds no more than
        what is still kept (`doc`). How long that is comes from the support knowledge base (`nation`): two weeks for
        *Delete Lead*, 90 days for *Add to List*, *Change Data Value*, *Change Score*, *Click Link*, *Email
        Delivered*, *Request Campaign*, *Send Email*, *Sync Lead to SFDC*, *Sync Lead Updates to SFDC*, *Update
        Opportunity* and *Visit Webpage*, for ever for *New Lead*, 25 months (read as 750 days) for everything else.
      - **Minimum number of times.** Most activity filters have such a constraint in the product, but no public text
        describes it. rulec: a whole number of at least 1, with default 1.

      """#
    ),
    (
      "status-matching",
      #"""
      # Campaign sync: matching statuses

      Before a program and a campaign can be mapped, their statuses have to fit.

      ## Status matching

      ### CS-S1 · The statuses must be the same
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      Choosing a campaign that already **has people in it**, and that has a status the program does not know, ends
      in an error: no mapping is made and nothing syncs in either direction. The page asks for an exact match. See
      V-32.

      ### CS-S2 · The remedies on offer
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      Pick another campaign; rename or delete member statuses in Salesforce; or have an administrator change the
      statuses of the channel, which touches every program of that channel.

      ### CS-S3 · Compared by name, character for character
      `UNDOC` · no public source

      A name is all that the two sides have in common. How strictly it is compared is not documented.

      rulec: the texts must be equal, upper and lower case and spaces included, with nothing trimmed. When two
      differ only in those, the message says so.

      The setting `status_names` has other answers.

      ### CS-S4 · Which side must know which
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      The page talks about Salesforce statuses that the program lacks. The opposite case is not described.

      rulec: statuses of the program that are missing in the campaign are created there on mapping, sorted by step.
      Only a Salesforce label unknown to the channel is an error. All labels of the campaign are looked at, whether
      somebody holds them or not (R-40). A strict mode takes "exact match" at its word and treats both cases as
      errors.

      The setting `status_matching` has other answers.

      ### CS-S5 · A campaign without members
      `implied` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      The error is described for a campaign with people in it. One without people therefore seems to be acceptable,
      but what happens to its statuses is not said.

      rulec: no error; the campaign receives the statuses of the program in place of its own, within the rules of
      Salesforce (one default, one responded, none deleted that is in use). Labels are replaced only if they differ
      from the visible statuses at all, and a label that equals a hidden status is kept (R-40).

      The setting `empty_campaign` has other answers.

      ### CS-S6 · Not in Program has no counterpart
      `implied` · AdobeDocs/marketo-developer.en `help/rest-api/channels.md`

      The status with step 0 exists in all channels and in no campaign. It does not take part in the comparison.

      ### CS-S7 · Hidden statuses
      `UNDOC` · no public source

      Whether a hidden status counts is not documented.

      rulec: it does count as a counterpart, as members may still hold it (SC-M11), but it is never created in a
      campaign. If a member holds a hidden status that the campaign lacks, that is an error on the record (R-39).

      ### CS-S8 · A status added in Salesforce later on
      `UNDOC` · no public source

      The page is about the moment of mapping; what happens to members who get an unknown status afterwards is not
      documented.

      rulec: an error on that member in every cycle, with a counter (R-42). Membership is kept and no status is
      guessed. The unknown status blocks only the way from Salesforce to Marketo: whatever Marketo sets later
      replaces it. A person who has an unknown status and is not in the program yet is not added to it (R-39).

      ### CS-S9 · A status added to the channel later on
      `UNDOC` · no public source

      Not documented.

      rulec: creates it in the campaign when a member first needs it.

      ### CS-S10 · Hand-made campaigns hardly ever match
      `implied` · Salesforce Object Reference, CampaignMemberStatus

      Salesforce starts a campaign with *Sent* and *Responded* (SF-S5), and few channels have statuses by these
      names. One member is then enough for CS-S1 to refuse the mapping.

      ### CS-S11 · Responded and success need not agree
      `UNDOC` · no public source

      The responded flag in Salesforce and the success flag in Marketo are set separately, and no check between them
      is documented.

      rulec: warns where they differ.

      """#
    ),
    (
      "sync-leads-and-timing",
      #"""
      # Campaign sync: lead creation and timing

      Who becomes a Salesforce lead, and when the sync does its work.

      ## Lead creation

      ### CS-L1 · Every member of a mapped program becomes a lead
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      If a program member is missing in Salesforce, **a lead is made for them**. Nothing filters this and nobody can
      be exempted: to map a program is to turn all of its members into leads. See V-18.

      ### CS-L2 · Add to SFDC Campaign creates leads too
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`

      The same happens to a person outside Salesforce who comes to an *Add to SFDC Campaign* step.

      ### CS-L3 · What "in Salesforce" means
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/implied-salesforce-actions.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-field-sync.md`

      A person counts as being in Salesforce when their SFDC Type is filled, in other words when they are tied to a
      lead or a contact.

      ### CS-L4 · Last Name and Company are needed
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/setup/optional-steps/set-default-person-last-name-and-company-name.md`

      A lead cannot be created without them. An administrator can define defaults, which stand in for empty values
      when a record is synced for the first time and never again. A record that still lacks one of them is not
      created.

      rulec reads a default as something for Salesforce alone: the field in Marketo is not filled, and no later
      cycle carries the default back (R-42), nor does an empty field in Marketo ever wipe it out (R-49). When the
      creation was asked for by a flow step, the step *failed* (R-42). These are choices.

      ### CS-L5 · Validation rules of Salesforce apply
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-lead-sync.md`

      If Salesforce refuses a record because of a validation rule, the refusal shows up in the person's activity
      log.

      ### CS-L6 · Who owns the new lead
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc.md`

      *Sync Person to SFDC* uses the assignment rules unless told otherwise. For leads made by the program sync
      nothing is said.

      rulec: assignment rules apply to them as well, unless the setting `new_lead_owner` says `sync_user`. The record of
      the creation in the trace names the user or queue of the step, the assignment rules or the sync user. What the
      rules are, and so who owns the lead in the end, is left to Salesforce.

      ### CS-L7 · When the creation fails
      `UNDOC` · no public source

      How often Marketo tries again is not documented.

      rulec: the person stays a member of the program, each cycle tries once more, and each attempt leaves one error
      entry with a running count (R-42).

      The setting `failed_leads` has other answers.

      ### CS-L8 · The three roads into Salesforce
      `nation` · Marketo Nation, "Records not syncing to Salesforce"

      A mapped program, an SFDC flow step, or a single flow action by hand. Being in Marketo is no reason by itself
      to be synced.

      ### CS-L9 · No matching against unseen records
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-merging-a-lead-contact-person.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/managing-people-in-smart-lists/find-and-merge-duplicate-people.md`

      A new lead is not compared with Salesforce records that Marketo has not pulled. Duplicates can be the result.

      ## Timing

      ### CS-T1 · Cycle, five minutes' pause, next cycle
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      A cycle runs until it is finished, the sync rests for **5 minutes**, and the following cycle starts. From
      start to start it takes 5 minutes plus the duration of a cycle, and that has no upper limit.

      ### CS-T2 · Only what changed is looked at
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics.md`

      Hours or days for the first sync, seconds or minutes for the later ones. Changes are recognised by
      Salesforce's system modification stamp. If the stamp has moved but no synced field differs, the record is
      passed over.

      ### CS-T3 · What happens at once
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/sync-person-to-sfdc.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics.md`

      SFDC flow steps do their work immediately, and so does everything they imply: creating the lead, creating the
      campaign member. They neither wait for the cycle nor count in the backlog.

      ### CS-T4 · What waits for the cycle
      `doc` / `nation` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`; Marketo Nation, "Records not syncing to Salesforce"

      Membership of programs, statuses of members, channel and cost, new field values of people who are already in
      Salesforce, deletions, conversions and merges.

      ### CS-T5 · Operations that a cycle reports
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      - schema
      - the initial linking of a program
      - pulling deletions, also those of campaigns, member statuses and campaign members
      - pulling conversions
      - pulling updates, again with the three campaign objects
      - pushing new records
      - pushing updates and deletions of people, contacts and campaigns
      - *sync with program*, with counts of new, updated, failed and skipped
      - foreign keys

      ### CS-T6 · Order inside a cycle
      `UNDOC` · no public source

      The order of these operations is not documented.

      rulec: pulls before it pushes, in this order.

      1. Schema.
      2. Pull deletions. Program memberships that follow a deletion end here.
      3. Pull conversions and merges.
      4. Pull updates: statuses, campaigns, leads and contacts, campaign members. The program follows Salesforce
         here.
      5. Push changed fields of people.
      6. Push campaign type and cost.
      7. Sync with program: creations, then status changes, then removals, each in order of program id and person
         id. This step only writes to Salesforce.

      That the program follows Salesforce in steps 2 and 4, and not in step 7, is R-35. The pull (steps 1 to 4) and
      the push (5 to 7) are two entries of the same instant in the queue (R-2).

      ### CS-T7 · Nothing is visible at once
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      It follows from CS-T1 and CS-T4: Marketo triggers notice a status changed in Salesforce no earlier than step 4
      of the next cycle, and a status changed in the program arrives in Salesforce in step 7. A test that expects
      one of them immediately expects too much.

      rulec reads this as a statement about triggers and the program. The filter *Member of SFDC Campaign* goes by
      the data pulled so far, while a flow step works on what Salesforce really holds (R-25).

      ### CS-T8 · Activities are pushed once a day at most
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-activity-sync.md`

      For one person activity records go to Salesforce no more often than daily.

      """#
    ),
    (
      "sync-members",
      #"""
      # Campaign sync: members and statuses over time

      The first sync, the changes after it, the entries it leaves, and how it ends.

      ## First sync of a mapping

      ### CS-I1 · Both empty
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      The link is made and type and cost are written. There is nothing else to do.

      ### CS-I2 · Members in the program only
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      All of them are put into the campaign with the status they have. Leads are created for those who need one
      (CS-L1).

      ### CS-I3 · Members in the campaign only
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      All of them become members of the program with the same status. Whoever is hidden from the sync user, or has
      not been pulled, is absent until that changes.

      ### CS-I4 · Members on both sides
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      The two sets are **joined**. The declared goal is one set of people with equal statuses, and nowhere is
      removal mentioned.

      ### CS-I5 · Same person, different status
      `UNDOC` · no public source

      Not documented.

      rulec: takes the status with the higher step and writes it where it is missing. Where two names have one step,
      Marketo's is taken. The decision is logged. This is used in the first cycle after mapping; from then on CS-K3
      applies (R-38).

      The setting `first_sync_conflict` has other answers.

      ### CS-I6 · In the campaign both as lead and as contact
      `UNDOC` · no public source

      One person in Marketo can be tied to a lead and a contact after a merge or conversion, each with a membership
      of its own. Which one counts is not documented.

      rulec: the contact's.

      The setting `converted_member` has other answers.

      ## Changes afterwards

      ### CS-G1 · A person joins the program
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      In whatever way it happened (SC-M2), a campaign member with the same status follows, and a lead first if there
      is none.

      ### CS-G2 · A person joins the campaign in Salesforce
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`

      They become a member of the program with the same status.

      ### CS-G3 · Forward or sideways in Marketo
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      A move to a higher or an equal step is carried over to the member's Status.

      ### CS-G4 · Forward in Salesforce
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      The status in the program follows. If it is a success status, success is recorded (SC-M9).

      ### CS-G5 · Backwards in Salesforce
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/administration/tags/create-a-program-channel.md`

      Two documented rules collide here: the sync works both ways, and program statuses never go back (SC-M5). No
      page resolves it.

      rulec: the higher status stays in Marketo and the refusal is logged, but nothing is pushed back to Salesforce
      either. The two sides stay different until Marketo's status changes again; a report lists such members.
      "Backwards" means lower than the member's present step in Marketo, whatever Salesforce held before. If
      Salesforce changes again, it is reported again (R-36).

      The setting `status_regression` has other answers.

      ### CS-G6 · Not in Program is set in Marketo
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/demand-generation/events/create-an-event/create-an-event-with-the-marketo-on24-adapter/understanding-webinar-program-statuses.md`

      The campaign member is deleted.

      ### CS-G7 · Campaign member is deleted in Salesforce
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      The program membership ends, as if *Not in Program* had been set.

      ### CS-G8 · The Remove step on a mapped campaign
      `implied` · no public source

      Salesforce loses the member at once. The program loses its member in the next cycle, by CS-G7.

      rulec: the removal counts as observed straight away, so no second entry is written, yet the shadow still holds
      the old state, so the cycle does carry it over to the program (R-34).

      ### CS-G9 · The Add and Change Status steps on a mapped campaign
      `implied` · no public source

      When a step outside the program adds someone to its campaign or changes their status, Salesforce has it at
      once. The program follows in the next cycle, by CS-G2 or CS-G4. For the bookkeeping see CS-G8 and R-34.

      ### CS-G10 · Both sides changed between two cycles
      `UNDOC` · no public source

      See CS-K3 and, if one of the changes is a removal, CS-K4.

      ### CS-G11 · Imports and API calls
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/creating-programs/understanding-program-membership.md`

      Members who are imported, and statuses set through the API, travel like any other: CS-G1 and CS-G3.

      ## Log entries and triggers

      ### CS-G12 · Do changes by the sync write entries 42, 43, 44
      `UNDOC` · no public source

      The documentation does not say whether the program sync makes these entries and fires the three SFDC triggers.
      Their names speak of what happened, not of who did it.

      rulec: whenever Marketo *observes* that a campaign member has appeared, disappeared or changed status, it
      writes one entry, whatever the cause, and triggers may fire. What Marketo writes itself is entered at the
      moment of writing, not at the next pull. A change that is reversed between two pulls leaves no entry. When a
      flow step changes a status, Old Status is what Salesforce really held (R-41).

      The setting `campaign_entries` has other answers.

      ### CS-G13 · Do changes by the sync write entry 104
      `UNDOC` · no public source

      Equally open.

      rulec: it does, and *Program Status is Changed* may fire. The entry's Reason names the Salesforce sync, and
      its campaign id is empty.

      The setting `program_entries` has other answers.

      ### CS-G14 · No echo
      `UNDOC` · no public source

      How Marketo keeps a change from bouncing between the systems is not documented.

      rulec: a write that would leave the other side as it already is does not count as a change. It makes no entry,
      fires no trigger and is not pushed on. Without this the two mechanisms would keep each other going for ever.
      See also R-41.

      ### CS-G15 · Triggers during the first sync
      `UNDOC` · no public source

      Whether the mass of changes in a first sync (CS-I2 to CS-I4) can start campaigns is not documented.

      rulec: it can, just as under CS-G1 and CS-G2. Before mapping, a tool ought to say how many people will be
      added and how many active campaigns are listening.

      The setting `first_sync_entries` has other answers.

      ## Unmapping and deletion

      ### CS-R1 · Unmapping a program
      `UNDOC` · no public source

      Not documented.

      rulec: only the link goes. Members, statuses, leads, type and cost remain where they are, and nothing is
      logged.

      ### CS-R2 · Mapping again
      `UNDOC` · no public source

      Not documented, neither for the same campaign nor for another.

      rulec: treats it as a first sync.

      ### CS-R3 · The campaign is deleted in Salesforce
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      The deletion is pulled. What it means for the program is not documented.

      rulec: the link is dropped and the program keeps its members. Steps, triggers and filters that name the
      campaign become invalid (SC-A4): with the pull, smart campaigns that call it by name, themselves or in a smart
      list that they refer to, take nobody any more. Batch runs do not take place, requests fail, and nobody qualifies
      for an executable campaign. People inside go on, as after a deactivation (SC-S9), and the steps that need the
      campaign fail. Pickers that go by a part of the name only, and tokens, call nothing by name. The campaign members
      that vanish with it write no entries 43 (R-44).

      The setting `deleted_campaign` has other answers.

      ### CS-R4 · The program is deleted in Marketo
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/delete-a-program.md`

      The program disappears without trace. About the Salesforce campaign nothing is said.

      rulec: leaves it alone.

      ### CS-R5 · The campaign is set inactive in Salesforce
      `UNDOC` · no public source

      Not documented.

      rulec: goes on syncing; an inactive campaign is a record like any other.

      ### CS-R6 · The campaign is renamed
      `implied` · AdobeDocs/marketo-developer.en `help/rest-api/programs.md`

      Marketo shows the new name. References do not break, because they go by id.

      ### CS-R7 · A member status is renamed or deleted in Salesforce
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      The change is pulled. A status that is in use cannot be deleted in Salesforce (SF-S4). What a rename does is
      not documented.

      rulec: the new label no longer matches, so members who hold it are in error as in CS-S8.

      """#
    ),
    (
      "sync-preconditions-and-mapping",
      #"""
      # Campaign sync: preconditions, mapping, and what flows

      Two mechanisms reach a Salesforce campaign from Marketo, and mixing them up is behind most surprises.

      | | program sync | SFDC flow actions |
      | --- | --- | --- |
      | set off by | a program being mapped to a campaign | a step of a smart campaign |
      | concerns | all members of the program, present and future | the person in the step |
      | takes place | in the background, cycle by cycle | immediately, apart from the cycle |
      | direction | both ways | from Marketo to Salesforce |
      | mapping needed | yes | no, any campaign that is visible can be named |
      | creates leads in Salesforce | always, where needed | where needed, but not in child campaigns of a mapped program (CS-F4) |

      Program sync fills this page and the three that follow; [sfdc-flow-actions.md](sfdc-flow-actions.md) has the
      other mechanism.

      ## Preconditions

      ### CS-P1 · A connection with a sync user
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      Marketo logs in to Salesforce with a user reserved for the purpose. One initial sync takes place, after which
      sync cycles follow each other without end.

      ### CS-P2 · Campaign sync has a switch of its own
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/setup/optional-steps/enable-disable-campaign-sync.md`

      Campaigns are synced only if an administrator enables campaign sync in the Salesforce settings. Fetching the
      campaigns for the first time can take some time.

      ### CS-P3 · The sync user is a Marketing User
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/setup/optional-steps/enable-disable-campaign-sync/make-marketo-sync-user-a-marketing-user.md`

      In Salesforce the sync user's *Marketing User* box has to be ticked.

      ### CS-P4 · Rights of the sync user
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/setup/enterprise-unlimited-edition/step-2-of-3-create-a-salesforce-user-for-marketo-enterprise-unlimited.md`

      The user's profile must allow use of the API; reading, creating, editing and deleting of leads, contacts,
      accounts, opportunities and campaigns; converting leads; and editing tasks and events.

      ### CS-P5 · What the sync user cannot see is not there
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      Objects, records and fields hidden from the sync user do not exist as far as Marketo is concerned. Hiding them
      is also the accepted way to keep data out of the sync.

      ### CS-P6 · An empty campaign picker is the only hint
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/add-to-sfdc-campaign.md`

      When campaign sync is off (CS-P2) or the user is no Marketing User (CS-P3), no message appears. Simply no
      campaign is offered, neither when mapping a program nor in the three flow actions.

      rulec reads the consequence for steps that exist already: while campaign sync is off, all three SFDC campaign
      steps *fail* when they run (R-45). This is a choice.

      ### CS-P7 · Switching campaign sync off later
      `UNDOC` · no public source

      What becomes of mappings and members is not documented.

      rulec: mappings remain. Campaigns, statuses and members are neither pulled nor pushed until the switch is on
      again, and the next cycle then works off what has piled up on both sides as it would any other change.

      ### CS-P8 · Switching off the whole sync
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/enable-disable-the-salesforce-sync.md`

      This stops the cycles and nothing else. SFDC flow steps go on writing to Salesforce, in rulec too (R-45).

      ## Mapping a program to a campaign

      ### CS-M1 · One program, one campaign
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      A program can be mapped to a single Salesforce campaign, and a Salesforce campaign to a single program. See
      V-31.

      ### CS-M2 · How the mapping is made
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      It is made from the actions menu of the program, either with a campaign that exists or with a new one for
      which a name is entered. The program's summary shows the link afterwards.

      ### CS-M3 · The API shows the mapping but cannot set it
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/programs.md`; `help/rest-api/assets/swagger-asset.json`

      Reading a mapped program by API yields the campaign's id and name as `sfdcId` and `sfdcName`. Creating,
      updating and cloning programs by API all ignore the mapping.

      ### CS-M4 · What a newly created campaign looks like
      `UNDOC` · no public source

      Apart from name, type and cost the documentation says nothing about it. Salesforce does insist on a default
      status and on at least one responded status (SF-S2).

      rulec: the campaign is active. It gets one member status for each visible status of the program in the order
      of the steps, without *Not in Program*. A status is *responded* if it is a success in Marketo, and the lowest
      step becomes the default. In a channel without any success status the highest step is made responded, and this
      is reported.

      ### CS-M5 · Any type of program can be mapped
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      No page excludes a type.

      ### CS-M6 · Cloning a mapped program
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/clone-a-program.md`

      Period costs are not copied, as the documentation says. About the mapping it says nothing.

      rulec: a clone is never mapped, since two programs on one campaign would go against CS-M1.

      ### CS-M7 · Choosing a campaign that is taken
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      CS-M1 forbids the outcome, but no page describes what happens on the attempt.

      rulec: refuses it and names the program that has the campaign (V-31).

      ### CS-M8 · Mapping changes the program's own SFDC steps
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/sync-an-sfdc-campaign-with-a-program.md`

      From the moment of mapping, SFDC steps in the program's child campaigns lose what they imply. CS-F4 has the
      details.

      ## What flows which way

      ### CS-D1 · Channel to Campaign Type
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      In each cycle the name of the program's **channel** is written to the campaign's **Type**. Nothing comes back.

      ### CS-D2 · Period cost to Actual Cost
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      In each cycle the program's **period cost** is written to the campaign's **Actual Cost**. Nothing comes back.

      ### CS-D3 · Members, both ways
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      Members of the program and members of the campaign are kept alike by the cycle, in both directions.

      ### CS-D4 · Statuses, both ways
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-campaign-sync.md`

      A member's progression status and the campaign member's **Status** are kept alike by the cycle, in both
      directions.

      ### CS-D5 · Program member custom fields, both ways
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      Fields mapped as described under CS-C1 travel with the cycle in both directions, beginning with changes made
      after the field was mapped.

      ### CS-D6 · Persons, both ways
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      A Marketo person corresponds to a Salesforce lead or contact. Changes travel both ways, by the cycle or by a
      flow step.

      ### CS-D7 · Other objects come from Salesforce only
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/understanding-the-salesforce-sync.md`

      Accounts, opportunities, contact roles, users, and campaigns as records are pulled and not written, the two
      exceptions being CS-D1 and CS-D2.

      ### CS-D8 · What does not travel at all
      `UNDOC` · no public source

      For the program's name, description, start and end, and for a member's success flag, success date and
      acquisition, no direction is documented.

      rulec: none of them is synced. *Responded* in Salesforce comes from the flag of the member's status there, not
      from success in Marketo.

      ### CS-D9 · Several period costs, one Actual Cost
      `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/using-period-costs-in-a-program.md`; AdobeDocs/marketo-developer.en `help/rest-api/programs.md`

      Period costs are a list: each entry has a start date, a whole-number cost and a note. How the list becomes one
      number is not documented.

      rulec: writes the sum of all entries, those in the future included.

      The setting `period_costs` has other answers.

      ### CS-D10 · No period cost
      `UNDOC` · no public source

      Not documented.

      rulec: does not touch Actual Cost; it is not set to zero.

      The setting `missing_period_cost` has other answers.

      ### CS-D11 · Type or Actual Cost edited in Salesforce
      `UNDOC` · no public source

      That the direction is one-way only tells us that the edit does not come to Marketo. Whether it is overwritten
      is left open.

      rulec: the edit stands, and the difference is reported, until the value in Marketo changes the next time; then
      it is overwritten.

      The setting `campaign_edits` has other answers.

      ### CS-D12 · A channel name that the Type picklist lacks
      `UNDOC` · no public source

      What Marketo does is not documented. As general product knowledge, Salesforce lets values outside a standard
      picklist through its API unless an administrator has restricted the list.

      rulec: writes the name as it is and warns.

      ### CS-D13 · A channel name too long for Type
      `UNDOC` · no public source

      Not documented.

      rulec: an error on the campaign record. The program's members are synced all the same.

      """#
    ),
    (
      "sync-records",
      #"""
      # Campaign sync: fields, deletions, conflicts, errors

      Custom fields of members; what happens when records are deleted, merged or converted; who wins; what can be
      seen.

      ## Program member custom fields

      ### CS-C1 · Up to twenty fields can be mapped
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      An administrator maps each of up to **20** program member custom fields to one field of the campaign member in
      Salesforce.

      ### CS-C2 · Types must correspond
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      | Salesforce | Marketo |
      | --- | --- |
      | text, picklist, multi-select picklist, phone, email, lookup, base64 | String |
      | number without decimals | Integer |
      | number with decimals | Float |
      | check box | Boolean |
      | URL | URL |
      | date | Date |
      | date/time | Datetime |

      ### CS-C3 · Both ways, from now on
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      Changes made after the fields were mapped travel in both directions. Values that existed before are not
      copied.

      ### CS-C4 · Changing the Salesforce field breaks the mapping
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      If the field is renamed or given another type in Salesforce, its mapping is gone.

      ### CS-C5 · Leaving the program wipes the values
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-fields.md`

      The values belong to the membership and disappear with it (SC-M7).

      ### CS-C6 · An outdated statement
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-fields.md`; `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-field-sync.md`

      Earlier versions of the page on member fields say that they do not integrate with Salesforce. That no longer
      holds.

      ## Deletion, merge, conversion, person accounts

      ### CS-X1 · Lead or contact deleted in Salesforce
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-deleting-a-lead-contact.md`

      The person remains in Marketo, and *SFDC Is Deleted* turns true. If the person later comes to a sync step,
      a **new** lead is created.

      rulec reads the details as follows, by choice (R-43): when the deletion is pulled, SFDC Type and SFDC id
      become empty, for otherwise CS-L3 would still see the person in Salesforce; SFDC steps that run before the
      pull fail; and once a lead has been created anew, *SFDC Is Deleted* is false again.

      ### CS-X2 · The deleted person is in a mapped program
      `UNDOC` · no public source

      Deleting the lead removes its campaign member too. Taken alone, CS-L1 would then create the lead anew in the
      next cycle. The documentation does not address this.

      rulec: the vanished campaign member ends the program membership, as in CS-G7, and the program sync never
      creates a lead again for someone whose *SFDC Is Deleted* is true. Only an SFDC step written into a flow can.

      In combination with CS-K4: if the status in Marketo was changed after the deletion, the change wins and the
      membership stays. It then remains unsynced (R-43), and the entry about it recurs in each cycle with a counter
      (R-42).

      The setting `deleted_leads` has other answers.

      ### CS-X3 · Person deleted in Marketo and in the CRM
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/delete-person.md`

      *Remove from CRM* is on by default. The lead or contact is deleted as well, and its campaign memberships go
      with it.

      ### CS-X4 · Person deleted in Marketo only
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/delete-person.md`

      They come back once the record in Salesforce is next updated.

      rulec takes any edit of that record as an update, and gives the returning person a new id (R-48). This is a
      choice.

      ### CS-X5 · Merge in Salesforce
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-merging-a-lead-contact-person.md`

      Marketo pulls the merge and keeps the same survivor. Where fields conflict, the winner's value is used, or the
      loser's if the winner has none. Activity logs are joined. Scores are **added up**: three people with 10 points
      become one with 30.

      ### CS-X6 · Merge in Marketo
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-merging-a-lead-contact-person.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/managing-people-in-smart-lists/find-and-merge-duplicate-people.md`; AdobeDocs/marketo-developer.en `help/rest-api/leads.md`

      When both people are in Salesforce, the merge is performed there too; between a lead and a contact the contact
      survives. The survivor has the memberships of both, in programs, lists and campaigns. Scores are **not** added
      up.

      rulec: the person who wins keeps the Marketo id and gets the surviving record; a lead goes up in a contact by a
      conversion, because Salesforce merges one object only (SF-L6). Whoever waits in a flow hands the place to the
      winner, unless the winner waits in the same campaign. Combined memberships write no entries of their own: entry 31 or 32
      joins the two logs. These are choices.

      ### CS-X7 · Both merged people were in the program
      `UNDOC` / `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/working-with-programs/program-member-custom-fields.md`

      For the custom fields of members the page is clear: the winner's value, or else the loser's. For the status
      there is nothing.

      rulec: the status with the higher step.

      The setting `merged_status` has other answers.

      ### CS-X8 · Both merged records were in the campaign
      `UNDOC` · no public source

      Salesforce can keep only one of the two members (SF-M1). Whose status stays is not documented.

      rulec: the survivor's.

      The setting `merged_member` has other answers.

      ### CS-X9 · A lead is converted in Salesforce
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-converting-a-lead-into-a-contact-in-salesforce.md`

      The person is then tied to the contact, SFDC Type becomes Contact, and *Lead is Converted* fires. If the
      contact existed and was already a different person in Marketo, the case is treated like a merge.

      ### CS-X10 · Campaign membership survives conversion
      `nation` / `UNDOC` · Salesforce community and blogs

      Practitioners report that membership passes to the contact with its status. No page covers how this appears in
      the log.

      rulec: it is neither a removal nor an addition, so no entries 43 and 42 are written.

      ### CS-X11 · Person accounts
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/using-person-accounts.md`; `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/managing-people-in-smart-lists/find-and-merge-duplicate-people.md`

      A person account arrives in Marketo twice, as a person and as a company, and is recognised by *Is Person
      Account*. Merging has to be done in Salesforce, not in Marketo.

      ### CS-X12 · Access to a lead is lost
      `UNDOC` · no public source

      After a change of owner or sharing the sync user may no longer see a lead (CS-P5). The effect on memberships
      is not documented.

      rulec: nothing changes in Marketo, and every attempt to write ends in an error on the record.

      The setting `hidden_records` has other answers.

      ## Conflicts

      ### CS-K1 · Lead field changed on both sides
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-lead-sync.md`

      Between two cycles, for a **lead**: **Marketo wins**.

      ### CS-K2 · Contact field changed on both sides
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/sfdc-sync-contact-sync.md`

      Between two cycles, for a **contact**: **Salesforce wins**.

      ### CS-K3 · Member status changed on both sides
      `UNDOC` · no public source

      Not documented.

      rulec: the higher step wins. On equal steps the record decides: lead, so Marketo (CS-K1); contact, so
      Salesforce (CS-K2). If neither side had the person before, the higher step wins too. If Marketo wins, step 7
      of that cycle writes its value. The setting `member_conflict` can force one side (R-37). In the first cycle
      after mapping, CS-I5 is used instead (R-38).

      ### CS-K4 · Removed on one side, changed on the other
      `UNDOC` · no public source

      Not documented.

      rulec: the later of the two wins. If the change is the later one it brings the member back, and at the same
      instant the change wins as well (R-37). For a member who vanished with a deleted lead see CS-X2.

      The setting `removal_conflict` has other answers.

      ### CS-K5 · The same new person on both sides
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/managing-people-in-smart-lists/find-and-merge-duplicate-people.md`

      A form here and a manual entry there yield two records. Marketo does not merge them with what comes from
      Salesforce.

      ## Errors and what can be seen

      ### CS-E1 · Errors of jobs and of records
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-errors.md`

      An error belongs either to a whole operation (job) or to one record. Both show Salesforce's own message. The
      list goes back five days.

      ### CS-E2 · States and counters of a batch
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-status.md`

      States: succeeded, failed, incomplete, in process, cleaned up. Counters: new, updated, failed, skipped.

      ### CS-E3 · The backlog
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/salesforce-sync-backlog-metrics.md`

      It shows, object by object, how many records await the cycle. Flow steps are not part of it.

      ### CS-E4 · A refused mapping
      `doc` / `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/crm-sync/salesforce-sync/sfdc-sync-details/how-to-match-program-statuses-and-salesforce-campaign-statuses-prior-to-sync.md`

      A refusal by CS-S1 is a dialog at the moment of mapping. One can choose another campaign, or cancel, put the
      statuses right and try again. No mapping has been made, so nothing is left half done.

      ### CS-E5 · A frequent message
      `nation` · Marketo Nation, "Salesforce sync deep dive"

      `INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY` means that the sync user lacks the right to edit a related
      record. It is typical after a change of owner.

      ### CS-E6 · Results of steps
      `doc` · AdobeDocs/marketo-developer.en `help/rest-api/bulk-activity-extract.md`

      An SFDC step succeeds, is skipped, or fails (SC-F5), and the export shows this as `actionResult`. Whether Marketo tries a
      step again that Salesforce refused is not documented.

      rulec: it does not; the person goes on with the next step (SC-F6). What the sync itself could not write is tried again in
      the next cycle (CS-L7). This is a choice.

      ## Pitfalls

      ### CS-13 · What people trip over
      `implied` · no public source

      All of these follow from rules on these pages. The worst come first.

      1. A large program is mapped, a newsletter say, and each member becomes a lead, with storage and assignment
         rules reacting accordingly (CS-L1).
      2. *Add to SFDC Campaign* with status Attended leaves those alone who are already in as Registered (CS-F3).
      3. SFDC steps inside the mapped program pass over new people without a word (CS-F4).
      4. No campaign can be picked (CS-P6).
      5. A campaign made by hand, with Sent and Responded, cannot be mapped (CS-S1, CS-S10).
      6. A renamed channel status breaks several mappings together, because many programs use one channel (CS-S2).
      7. Synced does not mean immediate; tests have to wait and alerts are late (CS-T1).
      8. A contact assigned to a queue turns into a second record, a lead (CAT-6.2).
      9. Marketo does not follow a status moved back in Salesforce (CS-G5).
      10. An alert sent on *Status is Changed in SFDC Campaign* cannot name the campaign, for want of trigger tokens
          (SC-T4).
      11. Past campaign memberships cannot be filtered, only present ones (CAT-5).
      12. A lead deleted in Salesforce is back after the next sync step (CS-X1).
      13. Since the API cannot set a mapping, an integrator's public guide tells its customers to use flow steps
          instead (CS-M3).

      """#
    ),
    (
      "tokens",
      #"""
      # Tokens in flows

      Which steps take tokens, and where the values come from.

      ## Tokens

      ### SC-T1 · Steps that accept tokens
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-tokens-in-flow-steps.md`; `help/marketo/product-docs/core-marketo-concepts/programs/tokens/understanding-my-tokens-in-a-program.md`; `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/send-alert.md`

      - Change Data Value and Change Program Member Data
      - Interesting Moment
      - Add to, Remove from and Change Status in SFDC Campaign
      - Create Task
      - Send Alert, in its list of other addresses, and there only in trigger campaigns
      - Change Score, with a `my.` token of type score

      ### SC-T2 · Values are looked up when the step runs
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/use-tokens-in-flow-steps.md`

      A token has no value until the step is carried out; what it yields is the value of that moment.

      ### SC-T3 · Namespaces
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/landing-pages/personalizing-landing-pages/tokens-overview.md`

      | prefix | holds |
      | --- | --- |
      | `lead.`, `company.` | fields of the person and of the company |
      | `campaign.` | name, id, description of the smart campaign |
      | `program.` | name, description, id of the program |
      | `system.` | date, time, dateTime, links |
      | `trigger.` | details of the event; in trigger campaigns only |
      | `member.` | fields of the program member |
      | `my.` | tokens defined in programs and folders |

      ### SC-T4 · Trigger tokens
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/marketo-sales-insight/msi-for-salesforce/features/tabs-in-the-msi-panel/interesting-moments/trigger-tokens-for-interesting-moments.md`

      `{{trigger.Name}}` gives the name of the asset involved in the event. For *Added to SFDC Campaign*
      and *Removed from SFDC Campaign* that is the campaign. The trigger *Status is Changed in SFDC Campaign*
      offers **no trigger tokens whatever**, the name included. See V-21.

      ### SC-T5 · My tokens
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/programs/tokens/understanding-my-tokens-in-a-program.md`; `help/marketo/product-docs/core-marketo-concepts/programs/tokens/managing-my-tokens.md`

      A `my.` token is defined on a program or a folder. Everything below inherits it and may replace it with a
      value of its own. A token that has been deleted yields a blank. Its type is one of: calendar file, date, email
      script, number, rich text, score, **SFDC campaign**, text.

      ### SC-T6 · The SFDC campaign token
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/salesforce-flow-actions/add-to-sfdc-campaign.md`

      A token of this type names a Salesforce campaign. If the SFDC steps of a program refer to the token, a clone
      of the program is pointed at another campaign by editing one value.

      ### SC-T7 · A default inside the token
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/demand-generation/landing-pages/personalizing-landing-pages/tokens-overview.md`

      A token can be written with a text to use when the field is empty.

      """#
    ),
    (
      "waits",
      #"""
      # Wait steps

      The three forms of *Wait*, and when a person resumes.

      ## Forms

      ### SC-W1 · Wait for a duration
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-duration-in-a-wait-flow-step.md`

      A number and a unit written as a word. Two options may follow: the weekdays on which the wait may end, and a
      time of day. Allowed in batch and trigger campaigns.

      rulec: with a time of day and no weekdays, the wait lasts until the clock first shows that time, not before
      the duration is over (R-20). This is a choice.

      ### SC-W2 · Wait until a date
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-specific-date-in-a-wait-flow-step.md`

      One calendar date, with a time of day if wished. Allowed in batch and trigger campaigns.

      ### SC-W3 · Wait until the date in a token
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-date-token-in-a-wait-flow-step.md`

      A date token from `my.`, `lead.`, `company.` or `system.`. Options: take the *next anniversary* of the date,
      and add or subtract N days, where N is written as a number or comes from a token: an integer field under
      `lead.` or `company.`, or a `my.` number. Only trigger campaigns may use this form.

      rulec reads a date-time token as its local day, at 00:00 or at the time of day given, and accepts a time of
      day with this form as well (R-20). Both are choices.

      ## Rules

      ### SC-W4 · Everything is in the subscription's time zone
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-duration-in-a-wait-flow-step.md`

      Durations, dates, weekdays and times of day are all reckoned in the time zone of the subscription, never in
      that of the person.

      ### SC-W5 · An abbreviated unit makes the wait disappear
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      The screen accepts "4 hrs" and the campaign counts as valid, yet **nobody waits**: the step lets people
      through at once. Units have to be written in full.

      rulec: the checker refuses such a unit (V-07). A simulation of a campaign that has one does what Marketo does,
      ignores the wait and says so in the trace (R-21).

      ### SC-W6 · Units of a duration
      `doc` / `UNDOC` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-lists-and-static-lists/creating-a-smart-list/smart-list-filter-operators-glossary.md`

      Hour, day, week, month and year are known to work wherever Marketo takes a period in words, singular or
      plural. Minutes are seen in practice. There is no published list.

      rulec: accepts minute, hour, day, week, month and year. A month is 30 days and a year 365 days, in line with
      SC-Q4.

      ### SC-W7 · Duration first, then forward to an allowed day and time
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-duration-in-a-wait-flow-step.md`

      With weekdays and a time set, the duration is added first, and the person then stays until the first allowed
      weekday at that time. Marketo's own example: arrival on Friday at 17:00, 48 hours, Monday to Friday at 09:00.
      The wait ends on **Monday at 09:00**.

      ### SC-W8 · Too late on an allowed day means the next allowed day
      `implied` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-duration-in-a-wait-flow-step.md`

      If the duration runs out on an allowed weekday but past the given time, that day is lost: the person resumes
      at that time on the next allowed weekday.

      ### SC-W9 · Weekdays without a time
      `UNDOC` · no public source

      The documentation is silent on weekdays given alone.

      rulec: moves to the first allowed weekday and keeps the time of day at which the duration ran out. For a time
      without weekdays see SC-W1.

      ### SC-W10 · The end is fixed on arrival
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/wait-overview.md`

      The instant at which a person resumes is worked out when they reach the wait. Editing the duration concerns
      only those who arrive after the edit.

      ### SC-W11 · A date without a time
      `UNDOC` · no public source

      The hour at which a bare date ends the wait is not documented.

      rulec: 00:00 in the subscription's time zone.

      ### SC-W12 · A target that has already passed
      `UNDOC` · no public source

      What a wait does with a date, or a token date with its offset, that lies behind is not documented.

      rulec: lets the person go on at once and notes it in the trace. A target equal to the present instant is no
      wait at all: the flow simply continues, without a note and without going through the queue (R-18).

      ### SC-W13 · Next anniversary
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/wait/use-a-date-token-in-a-wait-flow-step.md`

      Only the day and month of the date matter. The wait goes to that day in the current calendar year, or in the
      following one if it is over. Meant for birthdays, renewals and the like.

      ### SC-W14 · Anniversary and offset together
      `UNDOC` · no public source

      Two things are open in the documentation: whether the year is chosen before the offset is added or afterwards,
      and what 29 February means in other years.

      rulec: starts with this year's anniversary and takes the first year in which *anniversary plus offset* is not
      in the past. In a year without 29 February the day is 28 February.

      "Not in the past" compares days. An anniversary that falls on today counts, and if its time of day has gone by
      already there is no wait (SC-W12). rulec does not look back for last year's anniversary, even where a positive
      offset would lift it past today (R-19). This is a choice.

      ### SC-W15 · An empty or unreadable token
      `UNDOC` · no public source

      Not documented either.

      rulec: the person goes on at once, and the trace carries a warning, as in SC-W12.

      ### SC-W16 · No waits in executable campaigns
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/flow-actions/execute-campaign.md`

      An executable campaign cannot contain a wait, and the product page says that this is not going to change.

      ### SC-W17 · Activities after a wait are missing in the schedule view
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/creating-a-smart-campaign/understanding-batch-and-trigger-smart-campaigns.md`

      The program's schedule view does not show what happens beyond a wait step.

      ### SC-W18 · Deactivation does not touch those who wait
      `doc` · AdobeDocs/marketo.en `help/marketo/product-docs/core-marketo-concepts/smart-campaigns/using-smart-campaigns/deactivate-a-trigger-smart-campaign-schedule-tab.md`

      Switching a campaign off neither releases nor drops people in a wait. They continue when it is over.

      ### SC-W19 · Daylight saving
      `UNDOC` · no public source

      Clock changes are not mentioned in the documentation.

      rulec: minutes and hours are elapsed time. Days and anything longer keep the time on the wall clock: weeks,
      months and years are 7, 30 and 365 such days. A local time that falls into the gap in spring moves forward by
      the length of the gap (02:30 becomes 03:30). A local time that occurs twice in autumn means its first
      occurrence (R-17).

      """#
    ),
  ]
}
