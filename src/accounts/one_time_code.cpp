#include "accounts/one_time_code.hpp"

#include "accounts/secret.hpp"
#include "base/ensure.hpp"
#include "web/percent.hpp"

#include <fmt/core.h>

#include <array>
#include <cstdlib>
#include <liboath/oath.h>
#include <memory>

namespace dueregard::accounts {

namespace {

constexpr std::size_t secret_bytes = 20;
constexpr std::array<std::int64_t, 3> drifts = {0, -1, 1};

void begin_liboath() {
    ensure(oath_init() == OATH_OK, "liboath could not begin");
}

struct Freeing {
    void operator()(char* text) const { std::free(text); }  // NOLINT(cppcoreguidelines-no-malloc)
};

}  // namespace

std::string fresh_one_time_secret() {
    return random_bytes(secret_bytes);
}

std::string secret_in_letters(std::string_view secret) {
    begin_liboath();
    char* encoded = nullptr;
    std::size_t size = 0;
    const auto code = oath_base32_encode(secret.data(), secret.size(), &encoded, &size);
    ensure(code == OATH_OK, "liboath could not write a secret in letters");
    const std::unique_ptr<char, Freeing> owned(encoded);
    std::string letters(encoded, size);
    letters.resize(letters.find_last_not_of('=') + 1);
    return letters;
}

std::string app_address(std::string_view issuer, std::string_view account, std::string_view secret) {
    using web::Keep;
    const auto named = web::percent_encoded(issuer, Keep::letters_and_digits);
    return fmt::format(
        "otpauth://totp/{}:{}?secret={}&issuer={}",
        named,
        web::percent_encoded(account, Keep::letters_and_digits),
        secret_in_letters(secret),
        named
    );
}

std::int64_t time_step(Instant moment) {
    return moment.milliseconds / one_time_code_milliseconds;
}

std::string one_time_code(std::string_view secret, std::int64_t step) {
    begin_liboath();
    std::array<char, one_time_code_digits + 1> code{};
    const auto answer = oath_hotp_generate(
        secret.data(),
        secret.size(),
        static_cast<std::uint64_t>(step),
        one_time_code_digits,
        false,
        OATH_HOTP_DYNAMIC_TRUNCATION,
        code.data()
    );
    ensure(answer == OATH_OK, "liboath could not make a code");
    return code.data();
}

std::optional<std::int64_t> step_of_code(
    std::string_view secret, std::string_view typed, Instant now, std::optional<std::int64_t> last_used
) {
    const bool is_clock_put_back = last_used && *last_used > time_step(now) + 1;
    std::optional<std::int64_t> found;
    for (const auto drift : drifts) {
        const auto step = time_step(now) + drift;
        const bool is_it = is_same_secret(one_time_code(secret, step), typed);
        const bool is_new = !last_used || is_clock_put_back || step > *last_used;
        if (is_it && is_new && !found) found = step;
    }
    return found;
}

}  // namespace dueregard::accounts
