#include "accounts/seal.hpp"
#include "base/failure.hpp"
#include "support/temporary_directory.hpp"

#include <doctest/doctest.h>

#include <fstream>

using namespace dueregard;
using namespace dueregard::accounts;

namespace {

std::optional<Seal> seal_in_file(const std::string& text) {
    const support::TemporaryDirectory folder;
    const auto path = (folder.path() / "key").string();
    std::ofstream(path) << text;
    return read_seal(Configuration({{"DUEREGARD_SEAL_KEY_FILE", path}}));
}

}  // namespace

TEST_CASE("what is closed opens with the same key, about the same thing, and no other") {
    const Seal seal(std::string(32, 'k'));
    const auto sealed = seal.closed("a secret", "person 1");

    CHECK(!sealed.contains("secret"));
    CHECK(seal.opened(sealed, "person 1") == "a secret");
    CHECK(!seal.opened(sealed, "person 2"));
    CHECK(!Seal(std::string(32, 'l')).opened(sealed, "person 1"));
}

TEST_CASE("the same secret is closed differently each time") {
    const Seal seal(std::string(32, 'k'));

    CHECK(seal.closed("a secret", "person 1") != seal.closed("a secret", "person 1"));
}

TEST_CASE("what was altered or cut off does not open") {
    const Seal seal(std::string(32, 'k'));
    auto sealed = seal.closed("a secret", "person 1");

    CHECK(!seal.opened(sealed.substr(0, sealed.size() - 1), "person 1"));
    CHECK(!seal.opened("", "person 1"));
    sealed.back() = static_cast<char>(sealed.back() ^ 1);
    CHECK(!seal.opened(sealed, "person 1"));
}

TEST_CASE("a large file is closed in pieces, and opens whole or not at all") {
    const Seal seal(std::string(32, 'k'));
    constexpr std::size_t piece = std::size_t{64} * 1024;
    for (const auto size : {std::size_t{0}, std::size_t{1}, piece, piece + 1, 3 * piece}) {
        std::string content(size, '\0');
        for (std::size_t i = 0; i < size; ++i)
            content[i] = static_cast<char>(i * 31 % 251);
        const auto sealed = seal.closed_file(content, "dataset 1");

        CHECK(seal.opened_file(sealed, "dataset 1") == content);
        CHECK(!seal.opened_file(sealed, "dataset 2"));
        CHECK(!Seal(std::string(32, 'l')).opened_file(sealed, "dataset 1"));
        CHECK(!seal.opened_file(sealed.substr(0, sealed.size() - 1), "dataset 1"));
        CHECK(!seal.opened_file(sealed + "x", "dataset 1"));
        auto altered = sealed;
        altered[sealed.size() / 2] = static_cast<char>(altered[sealed.size() / 2] ^ 1);
        CHECK(!seal.opened_file(altered, "dataset 1"));
    }
    // Without its last piece it would read as a shorter file.
    const auto sealed = seal.closed_file(std::string(2 * piece, 'a'), "dataset 1");
    CHECK(!seal.opened_file(sealed.substr(0, 24 + piece + 17), "dataset 1"));
    CHECK(!seal.opened(sealed, "dataset 1"));
}

TEST_CASE("the key is 64 hexadecimal digits in a file") {
    const std::string digits = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1F";

    CHECK(!read_seal(Configuration{}));
    CHECK(seal_in_file(digits + "\n")->opened(seal_in_file(digits)->closed("x", "y"), "y") == "x");
    for (const std::string& wrong :
         {digits.substr(2), digits + "00", "z" + digits.substr(1), std::string("secret")})
        CHECK_THROWS_AS((void)seal_in_file(wrong), BadRequest);
}
