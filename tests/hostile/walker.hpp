#pragma once
// Somebody who is signed in and walks through the pages by their links, noting the forms and the names that
// addresses ask by.

#include "app/application.hpp"
#include "hostile/found_form.hpp"
#include "hostile/registers.hpp"

#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace dueregard::hostile {

using Pairs = std::vector<std::pair<std::string, std::string>>;

/// What came back; a failure's status stands for it.
struct Answered {
    int status = 0;
    std::string body;
    std::string why;  ///< of a failure, for the log
};

class Walker {
public:
    Walker(const std::string& address, Person person);

    Answered get(const std::string& path, const Pairs& query = {});
    /// Sends the form to `form.action` with these values, and with a file where it takes one.
    Answered send(const FoundForm& form, const Pairs& values);

    /// Names and values as they would send them who fill it in this way, and with what they know.
    [[nodiscard]] static Pairs values(const FoundForm& form, const Person& person, Way way = Way::usual);

    /// Goes where something was brought, and everywhere that the table of routes and the links lead, to two
    /// pages of a kind.
    void explore();

    /// The route's path for an address: "/measures/{}".
    [[nodiscard]] std::string pattern_of(web::Method method, const std::string& path) const;

    std::map<std::string, std::string> pages;  ///< a path for each kind of page
    std::map<std::string, FoundForm> forms;    ///< one of each kind, by its pattern and its fields
    std::set<std::string> parameters;          ///< that any address asks by

private:
    Answered ask(web::Request request);
    void visit(const std::string& address, const std::string& from);
    void note_links(const stories::PageTree& page, const std::string& from);

    FixedClock clock_{now};
    Person person_;
    app::Application application_;
    web::PathTable paths_;
    std::vector<std::pair<std::string, std::string>>
        queue_;  ///< address, and the kind of page that leads there
    std::set<std::string> known_;
    std::map<std::string, int> count_;
};

}  // namespace dueregard::hostile
