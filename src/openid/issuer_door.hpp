#pragma once
// Asks the sign-in service something. The one place of this part that knows libcurl. Only addresses of the
// configured issuer are fetched.

#include <expected>
#include <string>
#include <string_view>

namespace dueregard::openid {

/// Why nothing came of asking the service, in one sentence for the log.
struct ServiceFault {
    enum class Kind {
        unreachable,  ///< or in trouble by its own word: it may work later
        refused,      ///< it said no, or what it gave does not hold
    };
    Kind kind = Kind::refused;
    std::string why;
};

class IssuerDoor {
public:
    explicit IssuerDoor(std::string issuer) : issuer_(std::move(issuer)) {}

    /// Whether it is at the issuer's own origin, and so may be fetched or gone to.
    [[nodiscard]] bool is_of_issuer(std::string_view address) const;

    /// What was answered with 200. No redirect is followed, no more than
    /// a megabyte is read, and it takes no more than fifteen seconds.
    [[nodiscard]] std::expected<std::string, ServiceFault> get(const std::string& address) const;
    /// As above, after sending a form. `user` and `password` as in HTTP Basic, or "".
    [[nodiscard]] std::expected<std::string, ServiceFault> post(
        const std::string& address,
        const std::string& form,
        const std::string& user,
        const std::string& password
    ) const;

private:
    std::string issuer_;
};

/// Percent-encoded but for letters, digits and -._~
[[nodiscard]] std::string form_value(std::string_view text);

}  // namespace dueregard::openid
