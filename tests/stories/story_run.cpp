#include "stories/story_run.hpp"

#include "accounts/history.hpp"
#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/seal.hpp"
#include "accounts/secret.hpp"
#include "accounts/session_store.hpp"
#include "app/application.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "stories/browser.hpp"
#include "stories/wire.hpp"
#include "support/temporary_directory.hpp"
#include "web/csrf.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <regex>
#include <sstream>
#include <stdexcept>

namespace dueregard::stories {

namespace {

std::string content_of(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    if (!in) throw std::runtime_error("cannot read " + path);
    std::ostringstream content;
    content << in.rdbuf();
    return content.str();
}

std::vector<std::string> as_lines(const std::string& text) {
    std::vector<std::string> lines;
    for (const auto line : lines_of(text))
        lines.emplace_back(line);
    return lines;
}

std::string replaced_all(std::string text, std::string_view from, std::string_view to) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
        text.replace(at, from.size(), to);
    return text;
}

/// "Label = value": both sides trimmed; \n in the value is a line end.
std::pair<std::string, std::string> assignment(const std::string& text) {
    const auto equals = text.find(" =");
    if (equals == std::string::npos) throw std::runtime_error("say LABEL = VALUE");
    std::string value(trimmed(std::string_view(text).substr(equals + 2)));
    return {std::string(trimmed(std::string_view(text).substr(0, equals))), replaced_all(value, "\\n", "\n")};
}

/// Ids are other ones each time: "/imports/…".
std::string without_ids(const std::string& text) {
    static const std::regex id("\\b[0-9A-HJKMNP-TV-Z]{13}\\b");
    return std::regex_replace(text, id, "…");
}

std::vector<std::string> without_ids_of(std::vector<std::string> lines) {
    for (auto& line : lines)
        line = without_ids(line);
    return lines;
}

Instant instant_of(const std::string& text) {
    const auto date = parse_iso_date(std::string_view(text).substr(0, 10));
    if (!date) throw std::runtime_error("say a time like 2026-11-22T09:00:00Z");
    std::int64_t minutes = 0;
    if (text.size() >= 16) minutes = std::stoll(text.substr(11, 2)) * 60 + std::stoll(text.substr(14, 2));
    return {at_midnight(*date).milliseconds + minutes * 60'000};
}

/// Everything a story has round it: a register of its own, the application, one browser.
class World {
public:
    explicit World(Database database)
        : database_(database)
        , clock_(instant_of("2026-11-22T09:00"))
        , register_(empty_register(database, directory_.path())) {}

    /// What the step shows; its expectation is held against this where the step has one.
    std::vector<std::string> run(const Step& step);

private:
    app::Application& application();
    Browser& browser();
    void go_to(const std::string& address);
    void sign_in(const std::string& email);
    std::vector<std::string> run_command(const std::string& words);
    void write_file(const Step& step);
    void serve();
    [[nodiscard]] ServedRegister& server();
    void ask_of_log(const std::string& rest);
    [[nodiscard]] std::string with_folder(std::string text) const;
    [[nodiscard]] std::string without_folder(std::string text) const;
    [[nodiscard]] std::vector<std::string> histories();

    void demand(bool holds, const std::string& sentence) {
        if (!holds) throw std::runtime_error(sentence);
    }

    support::TemporaryDirectory directory_;
    Database database_;
    FixedClock clock_;
    std::string register_;  ///< its address
    accounts::Seal seal_{std::string(32, 'k')};
    std::vector<std::string> remembered_;
    std::unique_ptr<app::Application> application_;
    std::unique_ptr<Browser> browser_;
    std::unique_ptr<ServedRegister> server_;
    std::string said_;                          ///< the bytes that hear says to the server
    std::map<std::string, std::string> names_;  ///< $SESSION and $TOKEN
};

app::Application& World::application() {
    if (!application_)
        application_ = std::make_unique<app::Application>(
            app::Settings{.database = register_, .site = {.seal = &seal_}}, clock_
        );
    return *application_;
}

/// As the server does it: a failure becomes its page.
web::Response answered(app::Application& application, const web::Request& request) {
    const auto page = [&](int status) { return application.error_page(status, request, "story"); };
    try {
        auto response = application.answer(request);
        if (response.status >= 400 && response.body.empty()) return page(response.status);
        return response;
    } catch (const NotFound&) {
        return page(404);
    } catch (const Forbidden&) {
        return page(403);
    } catch (const Conflict&) {
        return page(409);
    } catch (const BadRequest&) {
        return page(400);
    }
}

Browser& World::browser() {
    if (!browser_) {
        browser_ = std::make_unique<Browser>([this](const web::Request& request) {
            clock_.advance_milliseconds(1000);
            return answered(application(), request);
        });
    }
    return *browser_;
}

void World::go_to(const std::string& address) {
    server_.reset();
    browser_.reset();
    application_.reset();
    register_ = address;
}

void World::sign_in(const std::string& email) {
    application();
    const SystemClock real_clock;
    const Clock& clock = server_ ? static_cast<const Clock&>(real_clock) : clock_;
    auto db = storage::Db::open(register_, clock);
    for (const auto& organisation : accounts::list_organisations(db)) {
        const auto person = accounts::person_with_email(db, organisation.id, email);
        if (!person) continue;
        std::string token;
        db.write([&](storage::Transaction& tx) {
            token = accounts::start_session(
                tx, organisation.id, person->id, {.address = "127.0.0.1", .name = "story"}
            );
        });
        browser().set_cookie("session", token);
        names_ = {{"$SESSION", token}, {"$TOKEN", web::masked_token(accounts::form_token(token))}};
        return;
    }
    throw std::runtime_error("nobody has the address " + email);
}

std::vector<std::string> World::run_command(const std::string& words) {
    // Beside us in the same build, whichever that is.
    static const auto program =
        std::filesystem::read_symlink("/proc/self/exe").parent_path() / "../../dueregard";
    auto call = words;
    if (call.starts_with("dueregard ")) call = program.string() + call.substr(9);
    const auto shell = fmt::format("export DUEREGARD_DATABASE='{}'\n({}) 2>&1", register_, with_folder(call));
    auto* pipe = popen(shell.c_str(), "r");
    demand(pipe != nullptr, "the command could not be started");
    std::string text;
    std::array<char, 4096> piece{};
    while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
        text.append(piece.data(), got);
    const int status = pclose(pipe);
    auto lines = as_lines(without_ids(without_folder(text)));
    lines.push_back(fmt::format("exit status {}", WIFEXITED(status) ? WEXITSTATUS(status) : -1));
    return lines;
}

std::string World::with_folder(std::string text) const {
    return replaced_all(std::move(text), "$DIR", directory_.path().string());
}

std::string World::without_folder(std::string text) const {
    return replaced_all(std::move(text), directory_.path().string(), "$DIR");
}

/// The indented lines are the file.
void World::write_file(const Step& step) {
    std::ofstream out(directory_.path() / step.rest, std::ios::binary);
    for (const auto& line : step.expected)
        out << line << '\n';
    demand(static_cast<bool>(out.flush()), "the file could not be written");
}

/// Whatever changes the register writes history in the same transaction: the same heads are the same
/// register.
std::vector<std::string> World::histories() {
    application();
    auto db = storage::Db::open(register_, clock_);
    std::vector<std::string> heads;
    for (const auto& organisation : accounts::list_organisations(db))
        heads.push_back(accounts::chain_head(db, organisation.id).hash);
    return heads;
}

void World::serve() {
    browser_.reset();
    application_.reset();
    server_ = std::make_unique<ServedRegister>(directory_.path(), register_);
}

ServedRegister& World::server() {
    demand(server_ != nullptr, "say serve first");
    return *server_;
}

/// "has WORDS" or "lacks WORDS".
void World::ask_of_log(const std::string& rest) {
    const auto log = server().log();
    const auto space = rest.find(' ');
    const bool is_wanted = rest.substr(0, space) == "has";
    demand(log.contains(rest.substr(space + 1)) == is_wanted, "the log is otherwise:\n" + log);
}

std::vector<std::string> World::run(const Step& step) {
    const auto& rest = step.rest;
    if (step.verb == "at") return clock_.set(instant_of(rest)), std::vector<std::string>{};
    if (step.verb == "sample")
        return go_to(sample_register(database_, directory_.path())), std::vector<std::string>{};
    if (step.verb == "fresh")
        return go_to(empty_register(database_, directory_.path())), std::vector<std::string>{};
    if (step.verb == "remember") return remembered_ = histories(), std::vector<std::string>{};
    if (step.verb == "file") return write_file(step), step.expected;
    if (step.verb == "sign in as") return sign_in(rest), std::vector<std::string>{};
    if (step.verb == "open") return browser().open(rest), std::vector<std::string>{};
    if (step.verb == "follow") return browser().follow(rest), std::vector<std::string>{};
    if (step.verb == "press") return browser().press(rest), std::vector<std::string>{};
    if (step.verb == "run") return run_command(rest);
    if (step.verb == "serve") return serve(), std::vector<std::string>{};
    if (step.verb == "say") return said_ = bytes_of(step.expected, names_), step.expected;
    if (step.verb == "hear") return without_ids_of(heard(server().port(), said_));
    if (step.verb == "log") return ask_of_log(rest), std::vector<std::string>{};
    if (step.verb == "see") return as_lines(without_folder(browser().text()));
    if (step.verb == "enter") {
        const auto [label, value] = assignment(rest);
        browser().enter(label, value);
    } else if (step.verb == "upload") {
        const auto [label, name] = assignment(rest);
        const auto path = with_folder(name);
        browser().upload(label, std::filesystem::path(path).filename().string(), content_of(path));
    } else if (step.verb == "status") {
        demand(
            std::to_string(browser().status()) == rest, fmt::format("the status is {}", browser().status())
        );
    } else if (step.verb == "unchanged") {
        demand(histories() == remembered_, "the register was changed since it was remembered");
    } else if (step.verb == "address") {
        demand(browser().address().starts_with(rest), fmt::format("the address is {}", browser().address()));
    } else if (step.verb == "has") {
        demand(browser().text().contains(rest), "the page does not say so:\n" + browser().text());
    } else if (step.verb == "lacks") {
        demand(!browser().text().contains(rest), "the page says so:\n" + browser().text());
    } else {
        throw std::runtime_error("no such step: " + step.verb);
    }
    return {};
}

std::string difference(const std::vector<std::string>& expected, const std::vector<std::string>& shown) {
    std::string text = "expected and shown differ:\n";
    for (std::size_t i = 0; i < std::max(expected.size(), shown.size()); ++i) {
        const auto left = i < expected.size() ? expected[i] : "(nothing)";
        const auto right = i < shown.size() ? shown[i] : "(nothing)";
        if (left == right) continue;
        text += fmt::format("  expected  {}\n  shown     {}\n", left, right);
    }
    return text;
}

}  // namespace

std::string run_story(Story& story, Expectation expectation, Database database) {
    World world(database);
    for (auto& step : story.steps) {
        try {
            auto shown = world.run(step);
            if (expectation == Expectation::rewritten) {
                step.expected = std::move(shown);
            } else if (shown != step.expected) {
                return fmt::format(
                    "{}:{}: {}", story.file.string(), step.line, difference(step.expected, shown)
                );
            }
        } catch (const std::exception& fault) {
            return fmt::format(
                "{}:{}: {} {}: {}", story.file.string(), step.line, step.verb, step.rest, fault.what()
            );
        }
    }
    return "";
}

}  // namespace dueregard::stories
