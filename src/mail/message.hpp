#pragma once
// One mail, and its form on the wire (RFC 5322).

#include "base/clock.hpp"

#include <string>
#include <string_view>

namespace dueregard::mail {

struct Message {
    std::string to;  ///< one address, without a name
    std::string subject;
    std::string text;  ///< UTF-8, lines end in \n
};

/// "Due Regard <no-reply@thornbury.example>", taken apart.
struct Sender {
    std::string name;
    std::string address;
};

/// The bytes to hand over after DATA: lines end in CRLF, words that are not ASCII are encoded, and no line
/// break in a subject or an address becomes a header.
[[nodiscard]] std::string wire_form(const Message& message, const Sender& from, Instant now);

}  // namespace dueregard::mail
