#include "web/form.hpp"

#include <doctest/doctest.h>

using namespace dueregard::web;

namespace {

constexpr std::string_view urlencoded = "application/x-www-form-urlencoded";
constexpr std::string_view multipart = "multipart/form-data; boundary=----Sample7x";

Form form(std::string_view type, std::string_view body) {
    auto read = read_form(type, body);
    REQUIRE(read);
    return *read;
}

int refused(std::string_view type, std::string_view body, const FormLimits& limits = {}) {
    const auto read = read_form(type, body, limits);
    return read ? 200 : read.error().status;
}

/// A multipart body of one part with these header lines and this content.
std::string one_part(std::string_view head, std::string_view content) {
    std::string body = "------Sample7x\r\n";
    body += head;
    body += "\r\n\r\n";
    body += content;
    return body + "\r\n------Sample7x--\r\n";
}

}  // namespace

TEST_CASE("a form's fields are decoded in the order sent") {
    const auto read =
        form(urlencoded, "ref=EDI1.01&commentary=Half+done%2C+50%25&owner=&owner=Caf%C3%A9&&flag");

    CHECK(read.fields.get("ref") == "EDI1.01");
    CHECK(read.fields.get("commentary") == "Half done, 50%");
    CHECK(read.fields.all("owner") == std::vector<std::string_view>{"", "Café"});
    CHECK(read.fields.has("flag"));
    CHECK(read.fields.list().size() == 5);
}

TEST_CASE("the lines of a text area end in a plain line end") {
    CHECK(form(urlencoded, "a=one%0D%0Atwo%0Dthree%0Afour").fields.get("a") == "one\ntwo\nthree\nfour");
    CHECK(
        form(multipart, one_part("Content-Disposition: form-data; name=\"a\"", "one\r\ntwo")).fields.get("a")
        == "one\ntwo"
    );
}

TEST_CASE("the media type is read without regard to case or parameters, and an empty body is an empty form") {
    CHECK(form("Application/X-WWW-Form-Urlencoded; charset=UTF-8", "a=1").fields.get("a") == "1");
    CHECK(form("", "").fields.list().empty());
    CHECK(form(urlencoded, "").fields.list().empty());
}

TEST_CASE("a field that is not UTF-8, or holds NUL, is refused") {
    CHECK(refused(urlencoded, "a=%FF") == 400);
    CHECK(refused(urlencoded, "a=%00") == 400);
    CHECK(refused(urlencoded, "%C3=1") == 400);
    CHECK(refused(urlencoded, "a=%4") == 400);
    CHECK(refused(urlencoded, std::string_view("a=\0", 3)) == 400);
    CHECK(refused(multipart, one_part("Content-Disposition: form-data; name=\"a\"", "\xFF")) == 400);
    CHECK(
        refused(multipart, one_part("Content-Disposition: form-data; name=\"a\"", std::string_view("\0", 1)))
        == 400
    );
}

TEST_CASE("what is not a form is refused as such") {
    CHECK(refused("application/json", "{}") == 415);
    CHECK(refused("", "a=1") == 415);
    CHECK(refused("multipart/mixed; boundary=x", "--x--") == 415);
}

TEST_CASE("too many fields or files are refused") {
    CHECK(refused(urlencoded, "a=1&b=2&c=3", {.fields = 3}) == 200);
    CHECK(refused(urlencoded, "a=1&b=2&c=3", {.fields = 2}) == 413);
    const std::string part =
        "------Sample7x\r\nContent-Disposition: form-data; name=f; filename=a.csv\r\n\r\nx\r\n";
    CHECK(refused(multipart, part + part + "------Sample7x--", {.fields = 9, .files = 2}) == 200);
    CHECK(refused(multipart, part + part + "------Sample7x--", {.fields = 9, .files = 1}) == 413);
    CHECK(refused(multipart, part + part + "------Sample7x--", {.fields = 1, .files = 0}) == 413);
}

TEST_CASE("a multipart form has fields and files, as Firefox writes them") {
    const auto read = form(
        "multipart/form-data; boundary=----Sample7x",
        "------Sample7x\r\n"
        "Content-Disposition: form-data; name=\"period\"\r\n"
        "\r\n"
        "2022-Q2\r\n"
        "------Sample7x\r\n"
        "Content-Disposition: form-data; name=\"report\"; filename=\"Adroddiad \xC5\xB4yl.csv\"\r\n"
        "Content-Type: text/csv\r\n"
        "\r\n"
        "a,b\r\n1,2\r\n\r\n"
        "------Sample7x--\r\n"
    );

    CHECK(read.fields.get("period") == "2022-Q2");
    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].field == "report");
    CHECK(read.files[0].file_name == "Adroddiad Ŵyl.csv");
    CHECK(read.files[0].content == "a,b\r\n1,2\r\n");
}

TEST_CASE("a file keeps every byte, even what looks like an e-mail, a boundary or a transfer encoding") {
    std::string content;
    for (int i = 0; i < 512; ++i)
        content += static_cast<char>(i);
    content +=
        "\r\n------Sample7xx\r\n------Sample7x.\r\n--\r\nFrom me\r\nContent-Type: multipart/mixed; boundary=q\r\n\r\n--q";

    const auto mail = form(
        multipart,
        one_part(
            "Content-Disposition: form-data; name=\"f\"; filename=\"a.eml\"\r\nContent-Type: message/rfc822",
            content
        )
    );

    REQUIRE(mail.files.size() == 1);
    CHECK(mail.files[0].content == content);
}

TEST_CASE("a file field in which nothing was chosen is left out, an empty file is not") {
    const auto none = form(
        multipart,
        one_part("Content-Disposition: form-data; name=\"f\"; filename=\"\"\r\nContent-Type: a/b", "")
    );
    const auto empty =
        form(multipart, one_part("Content-Disposition: form-data; name=\"f\"; filename=\"a.csv\"", ""));

    CHECK(none.files.empty());
    CHECK(none.fields.list().empty());
    REQUIRE(empty.files.size() == 1);
    CHECK(empty.files[0].content.empty());
}

TEST_CASE("a multipart body that is cut off or malformed is refused") {
    const std::string whole = one_part("Content-Disposition: form-data; name=\"a\"", "1");
    for (std::size_t length = 0; length < whole.size() - 4; ++length) {
        CAPTURE(length);
        CHECK(refused(multipart, whole.substr(0, length)) == 400);
    }
    CHECK(refused(multipart, whole) == 200);
    CHECK(refused("multipart/form-data", whole) == 400);
    CHECK(refused("multipart/form-data; boundary=\"\"", whole) == 400);
    CHECK(refused(multipart, one_part("Content-Disposition: form-data", "1")) == 400);
    CHECK(refused(multipart, one_part("Content-Disposition: attachment; name=a", "1")) == 400);
    CHECK(refused(multipart, one_part("Content-Type: text/plain", "1")) == 400);
    CHECK(refused(multipart, one_part("no colon", "1")) == 400);
    CHECK(
        refused(
            multipart,
            one_part("Content-Disposition: form-data; name=a\r\nContent-Transfer-Encoding: base64", "MQ==")
        )
        == 400
    );
    CHECK(
        refused(
            multipart, one_part("Content-Disposition: form-data; name=a\r\nX: " + std::string(9000, 'x'), "1")
        )
        == 400
    );
    CHECK(refused(multipart, "------Sample7x\r\n------Sample7x--\r\n") == 400);
}

TEST_CASE("padding after a boundary, a preamble and an epilogue are allowed") {
    const auto read = form(
        "multipart/form-data; boundary=\"a b\"",
        "preamble\r\n--a b \t\r\ncontent-disposition: FORM-DATA; name=x\r\n\r\n1\r\n--a b--epilogue"
    );

    CHECK(read.fields.get("x") == "1");
}

TEST_CASE("quotation marks in a name come as browsers write them") {
    const auto read = form(
        multipart,
        one_part("Content-Disposition: form-data; name=\"a%22b\"; filename=\"the %22plan%22.docx\"", "x")
    );

    REQUIRE(read.files.size() == 1);
    CHECK(read.files[0].field == "a\"b");
    CHECK(read.files[0].file_name == "the \"plan\".docx");
}

TEST_CASE("a file's name is its last segment and nothing that a terminal or a disk would trip over") {
    CHECK(clean_file_name("report.docx") == "report.docx");
    CHECK(clean_file_name("C:\\Users\\sam\\report.docx") == "report.docx");
    CHECK(clean_file_name("../../etc/passwd") == "passwd");
    CHECK(clean_file_name("a\r\nb\x1b[31m.csv") == "ab[31m.csv");
    CHECK(clean_file_name("..") == "unnamed");
    CHECK(clean_file_name("folder/") == "unnamed");
    CHECK(clean_file_name("") == "unnamed");
    CHECK(clean_file_name(" .gitignore ") == ".gitignore");
    CHECK(clean_file_name(std::string(300, 'a') + ".docx") == std::string(250, 'a') + ".docx");
    CHECK(clean_file_name("é" + std::string(250, 'a') + ".csv").size() == 254);
}
