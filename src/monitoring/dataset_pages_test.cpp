// From a file of records to a published table, as a browser walks it, on a real database.

#include "accounts/migrations.hpp"
#include "accounts/seal.hpp"
#include "base/failure.hpp"
#include "monitoring/dataset_store.hpp"
#include "monitoring/migrations.hpp"
#include "monitoring/routes.hpp"
#include "monitoring/table_store.hpp"
#include "support/authenticator_app.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"
#include "support/visitor.hpp"

#include <doctest/doctest.h>

#include <array>
#include <random>
#include <string>

namespace dueregard::monitoring {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::a_person;
using test_support::location;
using test_support::TestDb;
using test_support::Visitor;

namespace {

/// An invented council's users of an advice service.
std::string users_csv(int count = 900) {
    constexpr std::array<std::string_view, 9> groups = {
        "White British",
        "White British",
        "White British",
        "Indian",
        "Pakistani",
        "African",
        "Roma",
        "Prefer not to say",
        ""
    };
    constexpr std::array<std::string_view, 4> wards = {"Alder", "Birch", "Cedar", "Downs"};
    std::mt19937 random(3);
    std::string csv = "Name,Ethnic group,Ward,Sex\n";
    for (int i = 0; i < count; ++i) {
        csv += "Person " + std::to_string(i) + ",";
        csv += groups.at(std::min(random() % 9, random() % 9));
        csv += ",";
        csv += wards.at(std::min(random() % 4, random() % 4));
        csv += random() % 2 == 0 ? ",F\n" : ",M\n";
    }
    return csv + "Nobody,Martian,Alder,F\nShort,row\n";
}

struct Place {
    TestDb test{accounts::migrations(), migrations()};
    test_support::Council council = a_council(test);
    accounts::Acting analyst;

    Place() {
        test.db.write([&](Transaction& tx) {
            analyst = a_person(tx, council.organisation, "Anil", accounts::Role::analyst);
        });
    }

    [[nodiscard]] Visitor visitor(const accounts::Acting& acting) {
        Visitor one(test, acting, {routes().begin(), routes().end()});
        one.site.seal = &test_support::seal_of_tests();
        return one;
    }
};

std::string path_in(const web::Response& response) {
    const auto to = location(response);
    return to.substr(0, to.find('?'));
}

std::string without_end(const std::string& path) {
    return path.substr(0, path.rfind('/'));
}

const std::initializer_list<std::pair<std::string, std::string>> about = {
    {"title", "Advice, first half of 2026"},
    {"population", "service_users"},
    {"from-day", "1"},
    {"from-month", "4"},
    {"from-year", "2026"},
    {"to-day", "30"},
    {"to-month", "9"},
    {"to-year", "2026"},
    {"source", "Advice case system, 2 October 2026"},
    {"owner", "Head of advice"},
    {"lawful_basis", "public_task"},
    {"keep_until-day", "31"},
    {"keep_until-month", "3"},
    {"keep_until-year", "2028"}
};

web::UploadedFile file_of(std::string content) {
    return {.field = "file", .file_name = "users.csv", .content = std::move(content)};
}

/// Loaded and accepted; "/monitoring/datasets/…".
std::string accepted_dataset(Visitor& analyst) {
    const auto path =
        without_end(path_in(analyst.post("/monitoring/datasets", about, {file_of(users_csv())})));
    REQUIRE(location(analyst.post(path + "/acceptance", {{"version", "1"}})) == path + "?done=accepted");
    return path;
}

const std::initializer_list<std::pair<std::string, std::string>> by_group_and_ward = {
    {"version", "1"},
    {"title", "Advice by ethnic group and ward"},
    {"rows", "0"},
    {"columns", "1"},
    {"policy", "threshold"}
};

}  // namespace

TEST_CASE("an analyst loads a file, sees what would be taken and what not, and accepts") {
    Place place;
    auto analyst = place.visitor(place.analyst);

    const auto nothing = analyst.post("/monitoring/datasets", {});
    const auto wrong = analyst.post("/monitoring/datasets", about, {file_of("%PDF-1.7 no table")});
    const auto loaded = analyst.post("/monitoring/datasets", about, {file_of(users_csv())});
    const auto path = without_end(path_in(loaded));
    const auto mapping = analyst.get(path + "/mapping").body;
    const auto preview = analyst.get(path + "/preview").body;
    const auto rejected = analyst.get(path + "/rejected-rows").body;
    const auto accepted = analyst.post(path + "/acceptance", {{"version", "1"}});
    const auto page = analyst.get(path).body;

    CHECK(nothing.status == 422);
    CHECK(nothing.body.contains("Choose the file of records"));
    CHECK(nothing.body.contains("Choose whom the records speak of"));
    CHECK(wrong.status == 422);
    CHECK(wrong.body.contains("and this is a PDF"));
    CHECK(mapping.contains("Labels that the list does not know"));
    CHECK(mapping.contains("“Martian”, 1 record"));
    CHECK(mapping.contains("tells who somebody is"));
    CHECK_FALSE(mapping.contains("Person 1"));
    CHECK(preview.contains("901 records would be taken, and 1 record left out."));
    CHECK(preview.contains("It has 2 cells where there are 4 headings."));
    CHECK(preview.contains("“Martian” under “Ethnic group”: 1 record"));
    CHECK(rejected.contains("903,It has 2 cells where there are 4 headings."));
    CHECK(location(accepted) == path + "?done=accepted");
    CHECK(page.contains("19 groups (Census 2021)"));
    CHECK(page.contains("901"));
    CHECK_THROWS_AS((void)analyst.post(path + "/acceptance", {{"version", "2"}}), Conflict);
}

TEST_CASE("labels get another meaning, and whoever saved first is not written over") {
    Place place;
    auto analyst = place.visitor(place.analyst);
    const auto path =
        without_end(path_in(analyst.post("/monitoring/datasets", about, {file_of(users_csv())})));
    const auto body = analyst.get(path + "/mapping").body;
    // The label's own field, by its text.
    const auto label = body.find("“Martian”");
    const auto from = body.rfind("for=\"", label) + 5;
    const auto field = body.substr(from, body.find('"', from) - from);

    const auto saved = analyst.post(
        path + "/mappings",
        {{"version", "1"},
         {"list-0", "ethnic_group_2021"},
         {"list-1", "ward"},
         {"list-2", ""},
         {field, "!rejected"}}
    );
    const auto preview = analyst.get(path + "/preview").body;

    CHECK(location(saved) == path + "/preview?done=mapped");
    CHECK(preview.contains("900 records would be taken, and 2 records left out."));
    CHECK(preview.contains("“Martian” stands under Ethnic group: such rows are left out."));
    CHECK_THROWS_AS((void)analyst.post(path + "/mappings", {{"version", "1"}}), Conflict);
    CHECK_THROWS_AS(
        (void)analyst.post(
            path + "/mappings",
            {{"version", "2"}, {"list-0", "ethnic_group_2021"}, {"meaning-0-0", "no_such"}}
        ),
        BadRequest
    );
}

TEST_CASE("a table is built, published frozen, and corrected with a trail; others see what is published alone"
) {
    Place place;
    auto analyst = place.visitor(place.analyst);
    auto lead = place.visitor(place.council.lead);
    const auto path = accepted_dataset(analyst);

    const auto built =
        analyst.get(path + "/table", {{"rows", "0"}, {"columns", "1"}, {"policy", "threshold"}}).body;
    const auto table = path_in(analyst.post(path + "/tables", by_group_and_ward));
    const auto hidden = [&] { return lead.get(table); };
    CHECK_THROWS_AS((void)hidden(), NotFound);
    const auto published = analyst.post(table + "/publications", {{"version", "1"}});
    const auto seen = lead.get(table).body;
    const auto csv = lead.get(table + "/csv").body;

    CHECK(built.contains("not shown (*)"));
    CHECK(built.contains("not shown (†)"));
    CHECK(built.contains("not shown, small"));
    CHECK(location(published) == table + "?done=published");
    CHECK(seen.contains("Advice by ethnic group and ward"));
    CHECK(seen.contains(
        "Service users, 1 April 2026 to 30 September 2026. Source: Advice case system, 2 October 2026."
    ));
    CHECK(seen.contains("counts are not shown (*)"));
    CHECK_FALSE(seen.contains("not shown, small"));
    CHECK_FALSE(seen.contains("†"));
    CHECK(csv.contains("Ethnic group,Alder,Birch,Cedar,Downs,Total"));
    CHECK(csv.contains("901"));

    // The correction: another title and coarser groups, on the record.
    const auto changed = analyst.post(
        table,
        {{"version", "1"},
         {"title", "Advice by ethnic group"},
         {"rows", "0:ethnic_group_5"},
         {"policy", "threshold"}}
    );
    const auto unsaid = analyst.post(table + "/publications", {{"version", "2"}});
    const auto still = lead.get(table).body;
    const auto corrected =
        analyst.post(table + "/publications", {{"version", "2"}, {"why", "Wards were those of the office"}});
    const auto after_it = lead.get(table).body;
    const auto before_it = lead.get(table, {{"number", "1"}}).body;

    CHECK(location(changed) == table + "?done=saved");
    CHECK(unsaid.status == 422);
    CHECK(still.contains("Advice by ethnic group and ward"));
    CHECK(location(corrected) == table + "?done=corrected");
    CHECK(after_it.contains("Wards were those of the office"));
    CHECK(after_it.contains("Number 1 as it was published"));
    CHECK(before_it.contains("which was corrected since"));
    CHECK(before_it.contains("Birch"));
    CHECK_THROWS_AS((void)lead.get(table, {{"number", "3"}}), NotFound);
}

TEST_CASE(
    "records are sealed: the register alone does not give a label away, and another key does not open them"
) {
    Place place;
    auto analyst = place.visitor(place.analyst);
    const auto path =
        without_end(path_in(analyst.post("/monitoring/datasets", about, {file_of(users_csv())})));
    const auto id = DatasetId{from_crockford(path.substr(path.rfind('/') + 1)).value()};

    for (const auto& row : place.test.db.query("select content from dataset_content")) {
        CHECK_FALSE(row.bytes(0).contains("Martian"));
        CHECK_FALSE(row.bytes(0).contains("PAR1"));
    }
    const accounts::Seal other(std::string(32, 'x'));
    CHECK_THROWS_AS((void)mapping_of(place.test, place.council.organisation, other, id), Unavailable);
    CHECK(mapping_of(place.test, place.council.organisation, test_support::seal_of_tests(), id).size() == 3);
}

TEST_CASE("a dataset is taken back, and records go when their time is over; what was published stays") {
    Place place;
    auto analyst = place.visitor(place.analyst);
    auto lead = place.visitor(place.council.lead);
    const auto path = accepted_dataset(analyst);
    const auto table = path_in(analyst.post(path + "/tables", by_group_and_ward));
    (void)analyst.post(table + "/publications", {{"version", "1"}});
    const auto second = accepted_dataset(analyst);

    const auto unsaid = analyst.post(path + "/undoing", {{"why", ""}});
    const auto undone = analyst.post(path + "/undoing", {{"why", "The wrong half year"}});
    const auto none_yet = expire_datasets(place.test.db, Date{2028y / March / 31});
    const auto expired = expire_datasets(place.test.db, Date{2028y / April / 1});
    const auto again = expire_datasets(place.test.db, Date{2028y / April / 1});

    CHECK(unsaid.status == 422);
    CHECK(location(undone) == path + "?done=undone");
    CHECK(none_yet == 0);
    CHECK(expired == 1);
    CHECK(again == 0);
    CHECK(place.test.db.query("select dataset from dataset_content").empty());
    CHECK(lead.get(table).body.contains("Advice by ethnic group and ward"));
    CHECK(analyst.get(table).body.contains("The records are no longer kept"));
    CHECK(analyst.get(second).body.contains("Deleted, its time is over"));
    CHECK_THROWS_AS((void)analyst.get(path + "/table"), Conflict);
}

TEST_CASE("an upload that nobody accepts goes after a week") {
    Place place;
    auto analyst = place.visitor(place.analyst);
    (void)analyst.post("/monitoring/datasets", about, {file_of(users_csv())});

    const auto today = place.test.clock.today();

    CHECK(expire_datasets(place.test.db, add_days(today, 6)) == 0);
    CHECK(expire_datasets(place.test.db, add_days(today, 9)) == 1);
}

TEST_CASE("the page of coverage tells what each service collects, and which are silent") {
    Place place;
    auto analyst = place.visitor(place.analyst);
    auto lead = place.visitor(place.council.lead);
    const auto before = lead.get("/monitoring/coverage").body;
    (void)accepted_dataset(analyst);

    const auto page = lead.get("/monitoring/coverage").body;

    CHECK(before.contains("No dataset has been accepted yet."));
    CHECK(page.contains("April 2026"));
    CHECK(page.contains("Not collected"));
    CHECK(page.contains("Services that nothing has been loaded for"));
    CHECK(page.contains("Housing"));
    CHECK_THROWS_AS((void)lead.get("/monitoring/datasets"), Forbidden);
}

TEST_CASE("without a key nothing is loaded, and the page says what to set") {
    Place place;
    Visitor analyst(place.test, place.analyst, {routes().begin(), routes().end()});

    CHECK(analyst.get("/monitoring/datasets").body.contains("DUEREGARD_SEAL_KEY_FILE"));
    CHECK_THROWS_AS((void)analyst.get("/monitoring/datasets/add"), Unavailable);
}

}  // namespace dueregard::monitoring
