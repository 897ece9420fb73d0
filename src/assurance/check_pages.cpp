#include "assurance/check_pages.hpp"

#include "accounts/visit_page.hpp"
#include "assurance/accepted_hit_store.hpp"
#include "assurance/check_page.hpp"
#include "assurance/finding_table.hpp"
#include "base/failure.hpp"
#include "documents/csv.hpp"
#include "plan/page_pieces.hpp"
#include "web/page_heading.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace dueregard::assurance {

using accounts::Permission;
using accounts::Visit;
using web::Html;
using web::Response;
using web::operator""_html;

namespace {

Response empty_page(Visit& visit) {
    const auto content =
        Html{} << web::page_heading({.text = "Checks"})
               << R"(<p class="govuk-body">There is no period yet. Checks are put to how measures stand )"
                  R"(in a period: add one, or import a progress report.</p>)"_html;
    return accounts::visit_page(visit, {.title = "Checks"}, content);
}

std::int64_t whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) {
        throw BadRequest("The hit to accept is not named as our pages name it");
    }
    return number;
}

/// The outstanding finding that the form names; null where there is none any more.
const Finding* meant_in(const CheckPage& page, const web::Fields& form) {
    const auto subject = whole_number(form.get("hit_subject"));
    const auto found = std::ranges::find_if(page.findings.all, [&](const Finding& finding) {
        return !finding.accepted && finding.hit.subject == subject
               && finding.hit.check == form.get("hit_check")
               && finding.hit.fingerprint == form.get("hit_fingerprint");
    });
    return found == page.findings.all.end() ? nullptr : &*found;
}

/// The list that the form came from, in the period in which the hit was found.
CheckAddress address_in(const web::Fields& form) {
    auto asked = read_check_address(form);
    const auto period = from_crockford(form.get("found_in"));
    if (!period) throw BadRequest("The hit to accept names no period");
    asked.period = plan::PeriodId{*period};
    return asked;
}

/// Back to the measure where the form stood there, else to the list.
std::string way_back(const web::Fields& form, std::string_view done) {
    if (const auto measure = from_crockford(form.get("measure"))) {
        return fmt::format("/measures/{}#checks", crockford(*measure));
    }
    auto query = query_of(read_check_address(form));
    query.add("done", std::string(done));
    return web::address_with("/checks", query);
}

/// Shows the list again, with the filters off where they would hide the finding.
Response show_faults(Visit& visit, CheckPage& page, const Finding& meant, Faults faults) {
    if (std::ranges::find(page.shown, &meant) == page.shown.end()) {
        page.asked.filter = {};
        page.shown = filtered(page.findings.all, page.asked.filter);
    }
    const auto place = std::ranges::find(page.shown, &meant) - page.shown.begin();
    return show_refused(
        visit,
        page,
        {.place = static_cast<std::size_t>(place),
         .faults = std::move(faults),
         .why = plan::typed(visit, "why")}
    );
}

}  // namespace

Response show_checks(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto page = check_page(visit, read_check_address(visit.request.query));
    return page ? show_page(visit, *page) : empty_page(visit);
}

Response download_checks(Visit& visit) {
    visit.require(Permission::read_plan);
    const auto page = check_page(visit, read_check_address(visit.request.query));
    const auto table = page ? finding_table(page->shown, page->period) : finding_table({}, {});
    return web::download(
        documents::write_csv(table, documents::ByteOrderMark::with), "text/csv; charset=utf-8", "checks.csv"
    );
}

Response create_acceptance(Visit& visit) {
    visit.require(Permission::accept_hits);
    const auto& form = visit.request.form;
    auto page = check_page(visit, address_in(form));
    if (!page) return empty_page(visit);
    const auto* meant = meant_in(*page, form);
    if (meant == nullptr) return show_gone(visit, *page);
    const auto why = plan::typed(visit, "why");
    if (auto faults = faults_of_reason(why); !faults.empty()) {
        return show_faults(visit, *page, *meant, std::move(faults));
    }
    visit.db.write([&](storage::Transaction& tx) {
        accept_hit(tx, visit.actor(), key_of(meant->hit, meant->check, page->period.id), meant->hit, why);
    });
    return web::see_other(way_back(form, "accepted"));
}

Response create_withdrawal(Visit& visit) {
    visit.require(Permission::accept_hits);
    const auto id = visit.id<AcceptedHitId>();
    visit.db.write([&](storage::Transaction& tx) { take_back(tx, visit.actor(), id, ""); });
    return web::see_other(way_back(visit.request.form, "taken-back"));
}

}  // namespace dueregard::assurance
