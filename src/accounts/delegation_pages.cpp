#include "accounts/delegation_pages.hpp"

#include "accounts/delegation_store.hpp"
#include "accounts/form_pieces.hpp"
#include "accounts/person_store.hpp"
#include "accounts/visit_page.hpp"
#include "base/ensure.hpp"
#include "base/failure.hpp"
#include "web/button.hpp"
#include "web/link.hpp"
#include "web/page_heading.hpp"
#include "web/scroll_region.hpp"
#include "web/select.hpp"
#include "web/table.hpp"
#include "web/typed_date.hpp"

#include <fmt/core.h>

namespace dueregard::accounts {

namespace {

using web::Html;

/// Whose page it is, and from which side it is looked at.
struct Whose {
    Person person;
    std::string path;
    bool is_own = false;
};

Whose own_page(Visit& visit) {
    const auto person = find_person(visit.db, visit.organisation, visit.visitor->person);
    ensure(person.has_value(), "a session belongs to nobody");
    return {.person = *person, .path = "/account/delegations", .is_own = true};
}

Whose page_in_path(Visit& visit) {
    auto person = find_person(visit.db, visit.organisation, visit.id<PersonId>());
    if (!person) throw NotFound("There is no such person in this organisation.");
    const auto path = fmt::format("/people/{}/delegations", address(person->id));
    return {.person = std::move(*person), .path = path};
}

// --- the list ---

Html ending_form(const Visit& visit, const Delegation& delegation) {
    Html text;
    text << "End <span class=\"govuk-visually-hidden\">" << delegation.stand_in_name << " standing in for "
         << delegation.absent_name << "</span>";
    Html form;
    return form << R"(<form method="post" action="/delegations/)" << address(delegation.id) << R"(/ending">)"
                << token_field(visit)
                << web::button({.text = text, .classes = "govuk-button--secondary govuk-!-margin-bottom-0"})
                << "</form>";
}

// --- the form ---

struct DelegationForm {
    std::optional<PersonId> stand_in;
    web::TypedDate from;
    web::TypedDate until;
    Faults faults;
};

std::optional<Date> sent_date(const web::TypedDate& typed, const std::string& field, Faults& faults) {
    const auto date = web::date_of(typed);
    if (!date) faults.push_back({field, "Enter a real date, such as 27 3 2027"});
    return date;
}

struct SentDelegation {
    DelegationForm form;
    NewDelegation delegation;
};

SentDelegation read_form(const Visit& visit, PersonId absent) {
    const auto& fields = visit.request.form;
    SentDelegation sent{
        .form =
            {.stand_in = sent_id<PersonId>(fields.get("stand_in")),
             .from = web::typed_date(fields, "from"),
             .until = web::typed_date(fields, "until"),
             .faults = {}},
        .delegation = {}
    };
    auto& faults = sent.form.faults;
    const auto from = sent_date(sent.form.from, "from", faults);
    const auto until = sent_date(sent.form.until, "until", faults);
    sent.delegation = {
        .absent = absent,
        .stand_in = sent.form.stand_in.value_or(PersonId{}),
        .first_day = from.value_or(visit.clock.today()),
        .last_day = until.value_or(from.value_or(visit.clock.today()))
    };
    for (auto& fault : faults_of(sent.delegation, visit.clock.today())) {
        const bool is_known = !sentence_at(faults, fault.field).empty();
        if (!is_known && (fault.field != "until" || from)) faults.push_back(std::move(fault));
    }
    return sent;
}

std::vector<web::SelectItem> stand_in_choices(Visit& visit, PersonId absent) {
    std::vector<web::SelectItem> items{{.text = "Choose a person", .value = ""}};
    for (const auto& person : list_people(visit.db, visit.organisation)) {
        if (person.left_at || person.id == absent) continue;
        items.push_back({.text = person.name, .value = address(person.id)});
    }
    return items;
}

Html form_html(Visit& visit, const Whose& whose, const DelegationForm& form) {
    Html html;
    return html << R"(<h2 class="govuk-heading-m">Name somebody</h2><form method="post" action=")"
                << whose.path << R"(" novalidate>)" << token_field(visit)
                << web::select(
                       {.label = {.text = "Who stands in"},
                        .name = "stand_in",
                        .items = stand_in_choices(visit, whose.person.id),
                        .value = form.stand_in ? address(*form.stand_in) : "",
                        .error = error_at(form.faults, "stand_in")}
                   )
                << web::date_field("from", "First day", "", form.from, error_at(form.faults, "from"))
                << web::date_field(
                       "until",
                       "Last day",
                       "It ends by itself after this day, and either of you can end it before.",
                       form.until,
                       error_at(form.faults, "until")
                   )
                << web::button({.text = "Name this person", .prevent_double_click = true}) << "</form>\n";
}

// --- the page ---

std::optional<web::NotificationBanner> notice_of(const Visit& visit) {
    const auto done = visit.request.query.get("done");
    if (done == "named")
        return web::NotificationBanner{.text = "The stand-in is named.", .kind = web::BannerKind::success};
    if (done == "ended")
        return web::NotificationBanner{
            .text = "The standing in has ended.", .kind = web::BannerKind::success
        };
    return std::nullopt;
}

web::PageOptions options_for(const Visit& visit, const Whose& whose, const std::string& title) {
    web::PageOptions options{.title = title, .notice = notice_of(visit)};
    if (whose.is_own) {
        options.breadcrumbs = {{.text = "Your account", .href = "/account"}, {.text = title}};
    } else {
        options.breadcrumbs = {
            {.text = "People", .href = "/people"},
            {.text = whose.person.name, .href = "/people/" + address(whose.person.id)},
            {.text = title}
        };
    }
    return options;
}

web::Response page(Visit& visit, const Whose& whose, const DelegationForm& form) {
    const std::string title = whose.is_own ? "While you are away" : "While " + whose.person.name + " is away";
    Html content;
    content
        << web::page_heading({.text = title})
        << R"(<p class="govuk-body">Who stands in for somebody gives and agrees the returns that they may, answers )"
           R"(the self-assessments that they may, and nothing else: no administrator’s rights, and nothing that they stand in for themselves. The history )"
           R"(and the return say for whom it was done.</p>)"
        << "\n"
        << delegations_html(visit, whose.person.id);
    if (may_delegate_for(acting_in(visit), whose.person.id) && !whose.person.left_at)
        content << form_html(visit, whose, form);
    auto options = options_for(visit, whose, title);
    options.errors = error_links(form.faults);
    if (!form.faults.empty()) options.notice = std::nullopt;
    return visit_page(visit, std::move(options), content, form.faults.empty() ? 200 : web::unprocessable);
}

web::Response fresh_page(Visit& visit, const Whose& whose) {
    return page(
        visit,
        whose,
        {.stand_in = std::nullopt, .from = web::typed_date(visit.clock.today()), .until = {}, .faults = {}}
    );
}

web::Response create(Visit& visit, const Whose& whose) {
    const auto acting = acting_in(visit);
    if (!may_delegate_for(acting, whose.person.id))
        throw Forbidden("This person may not name who stands in: they have no returns to give.");
    const auto [form, delegation] = read_form(visit, whose.person.id);
    if (!form.faults.empty()) return page(visit, whose, form);
    visit.db.write([&](storage::Transaction& tx) { add_delegation(tx, acting, delegation); });
    return web::see_other(whose.path + "?done=named");
}

}  // namespace

Html delegations_html(Visit& visit, PersonId person) {
    const auto now = visit.clock.now();
    web::Table table{
        .caption = "Who stands in for whom",
        .caption_classes = "govuk-visually-hidden",
        .caption_id = "delegations",
        .head = {{.text = "Away"}, {.text = "Stands in"}, {.text = "When"}, {.text = "End it"}},
        .rows = {},
        .first_cell_is_header = true
    };
    for (const auto& delegation : delegations_of(visit.db, visit.organisation, person, now)) {
        table.rows.push_back({
            {.text = delegation.absent_name},
            {.text = delegation.stand_in_name},
            {.text = term_of(delegation) + (delegation.from <= now ? ", now" : "")},
            {.text = ending_form(visit, delegation)},
        });
    }
    if (table.rows.empty()) return Html{} << R"(<p class="govuk-body">Nobody is named.</p>)" << "\n";
    return web::scroll_region({.labelled_by = "delegations", .content = web::table(table)});
}

web::Response show_own_delegations(Visit& visit) {
    visit.require(Permission::have_an_account);
    return fresh_page(visit, own_page(visit));
}

web::Response create_own_delegation(Visit& visit) {
    visit.require(Permission::have_an_account);
    return create(visit, own_page(visit));
}

web::Response show_delegations(Visit& visit) {
    visit.require(Permission::manage_people);
    return fresh_page(visit, page_in_path(visit));
}

web::Response create_delegation(Visit& visit) {
    visit.require(Permission::manage_people);
    return create(visit, page_in_path(visit));
}

web::Response create_delegation_ending(Visit& visit) {
    visit.require(Permission::have_an_account);
    const auto id = visit.id<DelegationId>();
    const auto ending = find_delegation(visit.db, visit.organisation, id, visit.clock.now());
    visit.db.write([&](storage::Transaction& tx) { end_delegation(tx, acting_in(visit), id); });
    const auto me = visit.visitor->person;
    const bool is_own = ending.absent == me || ending.stand_in == me;
    const auto path = is_own ? std::string("/account/delegations")
                             : fmt::format("/people/{}/delegations", address(ending.absent));
    return web::see_other(path + "?done=ended");
}

}  // namespace dueregard::accounts
