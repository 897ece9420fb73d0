#include "stories/wire.hpp"

#include "base/text.hpp"
#include "stories/page_tree.hpp"
#include "support/raw_client.hpp"

#include <fmt/format.h>

#include <charconv>
#include <fstream>
#include <sstream>
#include <stdexcept>
#include <string_view>

namespace dueregard::stories {

namespace {

std::vector<std::string> serving(const std::filesystem::path& log, const std::string& address) {
    // Beside us in the same build, whichever that is.
    const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "../../dueregard";
    return {
        "sh",
        "-c",
        R"(exec "$1" serve --listen 127.0.0.1:0 --database "$2" 2>"$3")",
        "serve",
        program.string(),
        address,
        log.string()
    };
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
}

/// {9000 × a} is nine thousand of them.
std::string with_repetitions(std::string_view line) {
    std::string out;
    for (;;) {
        const auto times = line.find(" × ");
        const auto open = times == std::string_view::npos ? times : line.rfind('{', times);
        if (open == std::string_view::npos) return out += line;
        const auto close = line.find('}', times);
        std::size_t count = 0;
        std::from_chars(line.data() + open + 1, line.data() + times, count);
        if (close == std::string_view::npos || count == 0) throw std::runtime_error("say {NUMBER × TEXT}");
        const auto text_begin = times + std::string_view(" × ").size();
        out += line.substr(0, open);
        for (std::size_t i = 0; i < count; ++i)
            out += line.substr(text_begin, close - text_begin);
        line.remove_prefix(close + 1);
    }
}

/// \r, \n, \t, \s and \xFF are those bytes.
std::string with_escapes(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        unsigned value = 0;
        if (rest.starts_with("\\x") && rest.size() >= 4) {
            std::from_chars(rest.data() + 2, rest.data() + 4, value, 16);
            out += static_cast<char>(value);
            i += 3;
        } else if (rest.starts_with("\\r") || rest.starts_with("\\n") || rest.starts_with("\\t")) {
            out += rest[1] == 'r' ? '\r' : rest[1] == 'n' ? '\n' : '\t';
            ++i;
        } else if (rest.starts_with("\\s")) {
            out += ' ';
            ++i;
        } else {
            out += text[i];
        }
    }
    return out;
}

/// "400 Something in that request was not understood", or "303 /measures".
std::string line_of(const std::string& response) {
    const auto first = testing::status_line(response);
    const auto status = first.size() >= 12 ? first.substr(9, 3) : first;
    constexpr std::string_view location = "\r\nLocation: ";
    if (const auto at = response.find(location); at != std::string::npos) {
        const auto begin = at + location.size();
        return status + ' ' + response.substr(begin, response.find("\r\n", begin) - begin);
    }
    const PageTree page(testing::body_of(response));
    const auto headings = page.all("h1");
    const auto words = headings.empty() ? testing::body_of(response) : text_of(headings.front());
    return fmt::format("{} {}", status, words.substr(0, words.find('\n')));
}

}  // namespace

ServedRegister::ServedRegister(const std::filesystem::path& folder, const std::string& address)
    : log_(folder / "server.log"), server_(serving(log_, address)) {}

std::uint16_t ServedRegister::port() const {
    const auto& greeting = server_.greeting();
    const auto colon = greeting.rfind(':');
    std::uint16_t port = 0;
    std::from_chars(greeting.data() + colon + 1, greeting.data() + greeting.size(), port);
    return port;
}

std::string ServedRegister::log() const {
    std::ifstream in(log_);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

std::string bytes_of(const std::vector<std::string>& lines, const std::map<std::string, std::string>& names) {
    constexpr std::string_view line_end = "\r\n";
    std::string bytes;
    for (const auto& line : lines) {
        const bool stops_here = line.ends_with('\\');
        auto text = with_repetitions(std::string_view(line).substr(0, line.size() - (stops_here ? 1 : 0)));
        for (const auto& [name, value] : names)
            replace_all(text, name, value);
        bytes += with_escapes(text);
        if (!stops_here) bytes += line_end;
    }
    const auto blank = bytes.find("\r\n\r\n");
    const auto body = blank == std::string::npos ? 0 : bytes.size() - blank - 4;
    replace_all(bytes, "$LENGTH", std::to_string(body));
    return bytes;
}

std::vector<std::string> heard(std::uint16_t port, const std::string& bytes) {
    testing::RawClient client(port);
    client.send(bytes);
    client.end_sending();
    std::vector<std::string> lines;
    bool is_closed = false;
    for (;;) {
        const auto response = client.response();
        if (response.empty()) break;
        lines.push_back(line_of(response));
        is_closed = response.contains("\r\nConnection: close\r\n") || response.starts_with("HTTP/1.0");
    }
    if (lines.empty()) return {"no answer"};
    lines.emplace_back(is_closed ? "the connection is closed" : "the connection goes on");
    return lines;
}

}  // namespace dueregard::stories
