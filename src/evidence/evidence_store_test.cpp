// Evidence, its revisions, its uses and its search, on a real database.

#include "accounts/migrations.hpp"
#include "base/failure.hpp"
#include "evidence/evidence_list.hpp"
#include "evidence/evidence_store.hpp"
#include "evidence/evidence_use_store.hpp"
#include "evidence/migrations.hpp"
#include "evidence/reading.hpp"
#include "evidence/search_index.hpp"
#include "support/council.hpp"
#include "support/test_db.hpp"

#include <doctest/doctest.h>

#include <chrono>

namespace dueregard::evidence {

using namespace std::chrono;
using storage::Transaction;
using test_support::a_council;
using test_support::Council;
using test_support::TestDb;

namespace {

EvidenceId add(TestDb& test, const accounts::Acting& acting, const NewEvidence& evidence) {
    EvidenceId id;
    test.db.write([&](Transaction& tx) { id = add_evidence(tx, acting, evidence); });
    return id;
}

std::vector<std::string> titles(TestDb& test, const accounts::Acting& acting, const EvidenceFilter& filter) {
    std::vector<std::string> found;
    const auto today = test.clock.today();
    for (const auto& one : list_evidence(test, acting, filter, today, 0, 50))
        found.push_back(one.evidence.title);
    CHECK(count_evidence(test, acting, filter, today) == static_cast<std::int64_t>(found.size()));
    return found;
}

using Titles = std::vector<std::string>;

}  // namespace

TEST_CASE("a new revision keeps the old one, and the same bytes are kept once") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id =
        add(test, council.ana, {.title = "Policy", .file_name = "policy.txt", .content = "First words"});
    const auto twin =
        add(test, council.ben, {.title = "Copy", .file_name = "copy.txt", .content = "First words"});

    test.db.write([&](Transaction& tx) {
        add_revision(
            tx,
            council.ana,
            id,
            {.file_name = "policy 2.txt", .content = "Second words"},
            "Council's comments"
        );
    });

    const auto standing = find_evidence(test, council.ana, id);
    const auto revisions = revisions_of(test, council.organisation, id);
    CHECK(standing.revision == 2);
    CHECK(standing.file_name == "policy 2.txt");
    REQUIRE(revisions.size() == 2);
    CHECK(revisions[0].why == "Council's comments");
    CHECK(bytes_of(test, council.organisation, revisions[0].sha256) == "Second words");
    CHECK(bytes_of(test, council.organisation, revisions[1].sha256) == "First words");
    CHECK(revisions[1].sha256 == find_evidence(test, council.ben, twin).sha256);
    CHECK(test.db.find("select count(*) from evidence_file")->integer(0) == 2);
}

TEST_CASE("what is restricted is not even there for others; who added it and who may change the plan see it"
) {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(
        test,
        council.ana,
        {.title = "Grievances", .link = "https://council.example/g", .sensitivity = Sensitivity::restricted}
    );

    CHECK(find_evidence(test, council.ana, id).title == "Grievances");
    CHECK(find_evidence(test, council.lead, id).title == "Grievances");
    CHECK_THROWS_AS((void)find_evidence(test, council.ben, id), NotFound);
    CHECK(titles(test, council.ben, {}).empty());
    CHECK(titles(test, council.ben, {.text = "grievances"}).empty());
    CHECK(titles(test, council.ana, {}) == Titles{"Grievances"});
    CHECK_THROWS_AS(
        test.db.write([&](Transaction& tx) {
            (void)use_evidence(tx, council.ben, id, {.noun = "measure", .id = 1});
        }),
        NotFound
    );
}

TEST_CASE("only who added it and who may change the plan change, revise and withdraw it") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.ana, {.title = "Minutes", .link = "https://council.example/m"});

    const auto as = [&](const accounts::Acting& acting, auto&& act) {
        test.db.write([&](Transaction& tx) { act(tx, acting); });
    };
    const auto withdraw = [&](Transaction& tx, const accounts::Acting& acting) {
        withdraw_evidence(tx, acting, id, "Out of date");
    };
    const auto revise = [&](Transaction& tx, const accounts::Acting& acting) {
        add_revision(tx, acting, id, {.link = "https://council.example/m2"}, "Signed");
    };
    const auto change = [&](Transaction& tx, const accounts::Acting& acting) {
        (void)change_evidence(tx, acting, id, 1, {.title = "Signed minutes"});
    };

    CHECK_THROWS_AS(as(council.ben, withdraw), Forbidden);
    CHECK_THROWS_AS(as(council.ben, revise), Forbidden);
    CHECK_THROWS_AS(as(council.ben, change), Forbidden);
    as(council.ana, change);
    as(council.lead, revise);
    as(council.ana, withdraw);
    CHECK(find_evidence(test, council.ben, id).title == "Signed minutes");
    CHECK(find_evidence(test, council.ben, id).withdrawn->why == "Out of date");
    CHECK_THROWS_AS(as(council.ana, withdraw), Conflict);
    CHECK_THROWS_AS(as(council.ana, revise), Conflict);
    CHECK(titles(test, council.ben, {}).empty());
    CHECK(titles(test, council.ben, {.withdrawal = Withdrawal::only}) == Titles{"Signed minutes"});
}

TEST_CASE("a change that started from an earlier version writes nothing") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.ana, {.title = "Minutes", .link = "https://council.example/m"});
    auto saved = accounts::Saved::kept;

    test.db.write([&](Transaction& tx) {
        (void)change_evidence(tx, council.ana, id, 1, {.title = "One"});
        saved = change_evidence(tx, council.lead, id, 1, {.title = "Other"});
    });

    CHECK(saved == accounts::Saved::stale);
    CHECK(find_evidence(test, council.ana, id).title == "One");
}

TEST_CASE("a use is told once, ends with a reason, and can begin again") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.ana, {.title = "Minutes", .link = "https://council.example/m"});
    const Used measure{.noun = "measure", .id = 7};
    UseId first;
    UseId again;
    UseId later;

    test.db.write([&](Transaction& tx) {
        first = use_evidence(tx, council.ana, id, measure);
        again = use_evidence(tx, council.ben, id, measure);
        end_use(tx, council.ana, first, "Another measure");
        later = use_evidence(tx, council.ben, id, measure);
    });

    CHECK(first == again);
    CHECK(first != later);
    const auto used = evidence_used_by(test, council.organisation, measure);
    REQUIRE(used.size() == 2);
    CHECK_FALSE(bears_out(used[0]));
    CHECK(used[0].use.ended->why == "Another measure");
    CHECK(bears_out(used[1]));
    CHECK(uses_of(test, council.organisation, id).size() == 1);
}

TEST_CASE("a return of the register is one piece of evidence, however often it is made one") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    EvidenceId id;
    test.db.write([&](Transaction& tx) {
        id = add_record(tx, council.ana, "/returns/0000000000007", {.title = "Return for Quarter 3"});
    });

    CHECK(record_at(test, council.organisation, "/returns/0000000000007") == id);
    CHECK_FALSE(record_at(test, council.organisation, "/returns/0000000000008"));
    CHECK(find_evidence(test, council.ben, id).kind == Kind::record);
}

TEST_CASE("evidence is found by its name, its note and what stands in its file, by the beginnings of words") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    add(test,
        council.ana,
        {.title = "Tenants' survey", .link = "https://council.example/s", .note = "Dampness"});
    const auto report =
        add(test,
            council.ana,
            {.title = "Report", .file_name = "r.txt", .content = "Lifts in tower blocks were repaired."});
    add(test, council.ana, {.title = "Counts", .figures = "Ward,Lifts\nNorth,4\n"});
    CHECK(read_waiting_files(test, 10) == 2);
    CHECK(read_waiting_files(test, 10) == 0);

    CHECK(titles(test, council.ben, {.text = "tenan"}) == Titles{"Tenants' survey"});
    CHECK(titles(test, council.ben, {.text = "DAMP surv"}) == Titles{"Tenants' survey"});
    CHECK(titles(test, council.ben, {.text = "lifts"}) == Titles{"Counts", "Report"});
    CHECK(titles(test, council.ben, {.text = "lifts ward"}) == Titles{"Counts"});
    CHECK(titles(test, council.ben, {.text = "lifts", .kind = Kind::file}) == Titles{"Report"});
    CHECK(titles(test, council.ben, {.text = "no such word"}).empty());
    CHECK(titles(test, council.ben, {.text = "\" OR * & !"}).empty());
    test.db.write([&](Transaction& tx) {
        add_revision(tx, council.ana, report, {.link = "https://council.example/r"}, "Moved");
    });
    CHECK(titles(test, council.ben, {.text = "lifts"}) == Titles{"Counts"});
}

TEST_CASE("an index that a restore left empty is made anew, and is not asked to forget what it does not know"
) {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto id = add(test, council.ana, {.title = "Survey", .link = "https://council.example/s"});
    add(test, council.ana, {.title = "Audit", .link = "https://council.example/a"});
    if (test.db.engine() == storage::Engine::sqlite) {
        test.db.write([](Transaction& tx) {
            tx.execute("insert into evidence_index (evidence_index) values ('delete-all')");
        });
        CHECK(titles(test, council.ana, {.text = "audit"}).empty());
    }

    test.db.write([&](Transaction& tx) {
        (void)change_evidence(tx, council.ana, id, 1, {.title = "Second survey"});
    });
    mend_index(test);

    CHECK(titles(test, council.ana, {.text = "audit"}) == Titles{"Audit"});
    CHECK(titles(test, council.ana, {.text = "second"}) == Titles{"Second survey"});
}

TEST_CASE("the library tells what has expired and what will soon") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    const auto link = std::string("https://council.example/x");
    add(test, council.ana, {.title = "Gone", .link = link, .expires = 2026y / November / 21});
    add(test, council.ana, {.title = "Today", .link = link, .expires = 2026y / November / 22});
    add(test, council.ana, {.title = "Later", .link = link, .expires = 2027y / November / 22});
    add(test, council.ana, {.title = "Always", .link = link});

    CHECK(titles(test, council.ben, {.expiry = Expiry::expired}) == Titles{"Gone"});
    CHECK(titles(test, council.ben, {.expiry = Expiry::soon}) == Titles{"Today"});
    CHECK(titles(test, council.ben, {.expiry = Expiry::holds}) == Titles{"Always", "Later", "Today"});
}

TEST_CASE("a piece that an import brought goes with it, unless somebody changed it or uses it") {
    TestDb test({accounts::migrations(), migrations()});
    const auto council = a_council(test);
    EvidenceId untouched;
    EvidenceId used;
    test.db.write([&](Transaction& tx) {
        untouched = put_named_evidence(tx, council.lead, "Minutes", "");
        used = put_named_evidence(tx, council.lead, "Log", "javascript:alert(1)");
        (void)use_evidence(tx, council.lead, used, {.noun = "measure", .id = 7});
        take_out_evidence(tx, council.lead, untouched, "Undone");
        take_out_evidence(tx, council.lead, used, "Undone");
    });

    CHECK_THROWS_AS((void)find_evidence(test, council.lead, untouched), NotFound);
    CHECK(find_evidence(test, council.lead, used).kind == Kind::named);
    CHECK(find_evidence(test, council.lead, used).title == "Log javascript:alert(1)");
    CHECK(titles(test, council.lead, {.text = "minutes"}).empty());
}

}  // namespace dueregard::evidence
