#pragma once
// What a browser asked, already parsed and within limits.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace dueregard::web {

enum class Method { get, post };

struct UploadedFile {
    std::string field;
    std::string file_name;
    std::string content;
};

/// Fields in the order sent; a name may stand more than once. Also the query of an address.
class Fields {
public:
    void add(std::string name, std::string value);
    /// The first value of that name; "" where there is none.
    [[nodiscard]] std::string_view get(std::string_view name) const;
    [[nodiscard]] bool has(std::string_view name) const;
    [[nodiscard]] std::vector<std::string_view> all(std::string_view name) const;

    [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& list() const { return list_; }

private:
    std::vector<std::pair<std::string, std::string>> list_;
};

struct Request {
    Method method = Method::get;
    std::string path = "/";  ///< decoded, without the query
    Fields query;
    Fields form;  ///< application/x-www-form-urlencoded or multipart/form-data
    std::vector<UploadedFile> files;
    std::map<std::string, std::string, std::less<>> headers;  ///< names in small letters
    std::map<std::string, std::string, std::less<>> cookies;
    std::string address;  ///< of who asks, as text

    /// The value of a header, its name in small letters; "" where it was not sent.
    [[nodiscard]] std::string_view header(std::string_view name) const;
    [[nodiscard]] std::string_view cookie(std::string_view name) const;
};

/// An address of ours: "/measures?status=missed&page=2", every value escaped, fields with no value left out.
[[nodiscard]] std::string address_with(std::string_view path, const Fields& query);

}  // namespace dueregard::web
