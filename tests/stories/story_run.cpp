#include "stories/story_run.hpp"

#include "accounts/organisation_store.hpp"
#include "accounts/person_store.hpp"
#include "accounts/session_store.hpp"
#include "app/application.hpp"
#include "app/sample_council.hpp"
#include "base/failure.hpp"
#include "base/text.hpp"
#include "stories/browser.hpp"
#include "support/temporary_directory.hpp"

#include <fmt/format.h>

#include <array>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <map>
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

/// "Label = value": both sides trimmed; \n in the value is a line end.
std::pair<std::string, std::string> assignment(const std::string& text) {
    const auto equals = text.find(" =");
    if (equals == std::string::npos) throw std::runtime_error("say LABEL = VALUE");
    std::string value(trimmed(std::string_view(text).substr(equals + 2)));
    for (auto at = value.find("\\n"); at != std::string::npos; at = value.find("\\n", at))
        value.replace(at, 2, "\n");
    return {std::string(trimmed(std::string_view(text).substr(0, equals))), value};
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
    World() : clock_(instant_of("2026-11-22T09:00")), database_((directory_.path() / "story.db").string()) {}

    /// What the step shows; its expectation is held against this where the step has one.
    std::vector<std::string> run(const Step& step);

private:
    app::Application& application();
    Browser& browser();
    void make_sample();
    void sign_in(const std::string& email);
    std::vector<std::string> run_command(const std::string& words);

    void demand(bool holds, const std::string& sentence) {
        if (!holds) throw std::runtime_error(sentence);
    }

    support::TemporaryDirectory directory_;
    FixedClock clock_;
    std::string database_;
    std::unique_ptr<app::Application> application_;
    std::unique_ptr<Browser> browser_;
};

app::Application& World::application() {
    if (!application_)
        application_ = std::make_unique<app::Application>(app::Settings{.database = database_}, clock_);
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

/// Made once for all stories and copied: two years of returns take longer to write than a file to copy.
void World::make_sample() {
    static const support::TemporaryDirectory shelf;
    const auto kept = shelf.path() / "sample.db";
    if (!std::filesystem::exists(kept)) {
        app::make_sample_council(kept.string(), {.folder = "samples", .password = "a password for stories"});
    }
    application_.reset();
    std::filesystem::copy_file(kept, database_, std::filesystem::copy_options::overwrite_existing);
}

void World::sign_in(const std::string& email) {
    application();
    auto db = storage::Db::open(database_, clock_);
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
        return;
    }
    throw std::runtime_error("nobody has the address " + email);
}

std::vector<std::string> World::run_command(const std::string& words) {
    const char* build = std::getenv("DUEREGARD_BUILD");
    const std::string program =
        (build == nullptr ? std::string("build/dev") : std::string(build)) + "/dueregard";
    auto call = words;
    if (call.starts_with("dueregard ")) call = program + call.substr(9);
    for (auto at = call.find("$DIR"); at != std::string::npos; at = call.find("$DIR")) {
        call.replace(at, 4, directory_.path().string());
    }
    const auto shell = fmt::format("DUEREGARD_DATABASE={} {} 2>&1", database_, call);
    auto* pipe = popen(shell.c_str(), "r");
    demand(pipe != nullptr, "the command could not be started");
    std::string text;
    std::array<char, 4096> piece{};
    while (const auto got = fread(piece.data(), 1, piece.size(), pipe))
        text.append(piece.data(), got);
    const int status = pclose(pipe);
    auto lines = as_lines(text);
    for (auto& line : lines) {
        for (auto at = line.find(directory_.path().string()); at != std::string::npos;
             at = line.find(directory_.path().string())) {
            line.replace(at, directory_.path().string().size(), "$DIR");
        }
    }
    lines.push_back(fmt::format("exit status {}", WIFEXITED(status) ? WEXITSTATUS(status) : -1));
    return lines;
}

std::vector<std::string> World::run(const Step& step) {
    const auto& rest = step.rest;
    if (step.verb == "at") return clock_.set(instant_of(rest)), std::vector<std::string>{};
    if (step.verb == "sample") return make_sample(), std::vector<std::string>{};
    if (step.verb == "sign in as") return sign_in(rest), std::vector<std::string>{};
    if (step.verb == "open") return browser().open(rest), std::vector<std::string>{};
    if (step.verb == "follow") return browser().follow(rest), std::vector<std::string>{};
    if (step.verb == "press") return browser().press(rest), std::vector<std::string>{};
    if (step.verb == "run") return run_command(rest);
    if (step.verb == "see") return as_lines(browser().text());
    if (step.verb == "enter") {
        const auto [label, value] = assignment(rest);
        browser().enter(label, value);
    } else if (step.verb == "upload") {
        const auto [label, path] = assignment(rest);
        browser().upload(label, std::filesystem::path(path).filename().string(), content_of(path));
    } else if (step.verb == "status") {
        demand(
            std::to_string(browser().status()) == rest, fmt::format("the status is {}", browser().status())
        );
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

std::string run_story(Story& story, Expectation expectation) {
    World world;
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
