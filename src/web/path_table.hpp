#pragma once
// Which row of the router's table answers a path.

#include "web/request.hpp"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace dueregard::web {

/// A path with {} for each segment that is a parameter: "/measures/{}/returns".
struct PathPattern {
    Method method = Method::get;
    std::string_view path;
};

/// The pattern that answers, by its place in the list, and what stood at each {}, in order.
struct PathMatch {
    std::size_t index = 0;
    std::vector<std::string> parameters;
};

/// HTTP 404.
struct NoSuchPath {};

/// HTTP 405: the path is there, for these methods.
struct OtherMethods {
    std::vector<Method> allowed;
};

using PathAnswer = std::variant<PathMatch, NoSuchPath, OtherMethods>;

class PathTable {
public:
    /// The list must be well formed: each path begins with "/" and has no empty segment, {} is a segment by
    /// itself, and no two rows answer exactly the same. Anything else is a fault of ours and ends the
    /// program.
    explicit PathTable(const std::vector<PathPattern>& patterns);

    /// `path` as in Request: decoded. A {} never matches an empty segment. Where several patterns match, the
    /// one whose earliest differing segment is literal answers: "/measures/add" before "/measures/{}".
    [[nodiscard]] PathAnswer find(Method method, std::string_view path) const;

private:
    struct Row {
        std::size_t index = 0;
        Method method = Method::get;
        std::vector<std::string> segments;
    };

    [[nodiscard]] static bool matches(const Row& row, const std::vector<std::string_view>& segments);
    [[nodiscard]] static bool stands_before(const Row& a, const Row& b);

    std::vector<Row> rows_;  ///< more literal rows first
};

/// "GET, HEAD" or "GET, HEAD, POST": the value of the header Allow.
[[nodiscard]] std::string allow_header(const OtherMethods& answer);

}  // namespace dueregard::web
