#include "accounts/one_time_code.hpp"

#include <doctest/doctest.h>

#include <utility>
#include <vector>

using namespace dueregard;
using namespace dueregard::accounts;

namespace {

// RFC 6238, appendix B.
const std::string rfc_secret = "12345678901234567890";

constexpr Instant seconds(std::int64_t count) {
    return {count * 1000};
}

}  // namespace

TEST_CASE("the codes of RFC 6238, appendix B, which prints eight digits of which ours are the last six") {
    const std::vector<std::pair<std::int64_t, std::string>> vectors = {
        {59, "287082"},
        {1111111109, "081804"},
        {1111111111, "050471"},
        {1234567890, "005924"},
        {2000000000, "279037"},
        {20000000000, "353130"},
    };

    for (const auto& [second, code] : vectors) {
        CAPTURE(second);
        CHECK(one_time_code(rfc_secret, time_step(seconds(second))) == code);
    }
}

TEST_CASE("the codes of RFC 4226, appendix D") {
    const std::vector<std::string> vectors = {
        "755224", "287082", "359152", "969429", "338314", "254676", "287922", "162583", "399871", "520489"
    };

    for (std::size_t count = 0; count < vectors.size(); ++count)
        CHECK(one_time_code(rfc_secret, static_cast<std::int64_t>(count)) == vectors[count]);
}

TEST_CASE("a code counts in its own half minute, in the one before and in the one after, and no further") {
    const auto now = seconds(1234567890);
    const auto step = time_step(now);

    for (const std::int64_t drift : {-1, 0, 1})
        CHECK(
            step_of_code(rfc_secret, one_time_code(rfc_secret, step + drift), now, std::nullopt)
            == step + drift
        );
    for (const std::int64_t drift : {-2, 2, 3})
        CHECK(!step_of_code(rfc_secret, one_time_code(rfc_secret, step + drift), now, std::nullopt));
}

TEST_CASE("a code works once, and so does every code before it") {
    const auto now = seconds(1234567890);
    const auto step = time_step(now);
    const auto code = one_time_code(rfc_secret, step);

    CHECK(!step_of_code(rfc_secret, code, now, step));
    CHECK(!step_of_code(rfc_secret, one_time_code(rfc_secret, step - 1), now, step));
    CHECK(step_of_code(rfc_secret, one_time_code(rfc_secret, step + 1), now, step) == step + 1);
}

TEST_CASE("a code used while the clock was a day ahead holds nobody up once it is right") {
    const auto now = seconds(1234567890);
    const auto step = time_step(now);

    CHECK(step_of_code(rfc_secret, one_time_code(rfc_secret, step), now, step + 2880) == step);
    CHECK(!step_of_code(rfc_secret, one_time_code(rfc_secret, step), now, step + 1));
}

TEST_CASE("what is no code is none") {
    const auto now = seconds(1234567890);

    for (const std::string typed : {"", "5924", "0059240", "00592x", "005925"})
        CHECK(!step_of_code(rfc_secret, typed, now, std::nullopt));
}

TEST_CASE("a secret is random, and stands in letters as RFC 4648 has it") {
    CHECK(fresh_one_time_secret().size() == 20);
    CHECK(fresh_one_time_secret() != fresh_one_time_secret());
    CHECK(secret_in_letters("foobar") == "MZXW6YTBOI");
    CHECK(secret_in_letters(rfc_secret) == "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
}

TEST_CASE("the address for an app names the account and what it is for, and nothing in it can break it") {
    CHECK(
        app_address("Due Regard (Thornbury)", "amina@example.com", "foobar")
        == "otpauth://totp/Due%20Regard%20%28Thornbury%29:amina%40example.com?secret=MZXW6YTBOI&issuer="
           "Due%20Regard%20%28Thornbury%29"
    );
    CHECK(app_address("A&b:c", "x?y#z", "foobar").starts_with("otpauth://totp/A%26b%3Ac:x%3Fy%23z?secret="));
}
