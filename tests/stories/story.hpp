#pragma once
// A journey told as text. One step a line; what a page or a command should say follows it, indented by four
// spaces.
//
//   # An owner gives a return without JavaScript.
//   at 2026-11-22T09:00:00Z            the clock stands there from now on
//   sample                             a register with the sample council in it
//   fresh                              an empty register; so does every story begin
//   file plan.csv                      a file in $DIR; the indented lines are what it holds
//   remember                           the register as it stands
//   unchanged                          it stands as it was remembered
//   sign in as priya@wexmere.example   a session, without the sign-in page
//   open /measures?q=lift
//   follow WEX1.02
//   enter Commentary = Twelve lifts are in use.
//   upload File = samples/evidence.txt or $DIR/plan.csv
//   press Submit
//   status 200
//   address /measures/…                begins so
//   has Submitted
//   lacks Not reported
//   see                                the whole page, word for word
//       # Lifts
//   serve                              the program itself serves this register from now on, for say and hear
//   say                                bytes on a connection of their own, nothing after them
//       GET / HTTP/1.1                 a line ends in \r\n, but for one with a backslash at its end
//       Host: register.example         \r \n \t \s \x00 are bytes, {9000 × a} repeats, $LENGTH is the body's,
//       Cookie: session=$SESSION       $SESSION and $TOKEN are of whoever is signed in
//   hear                               what the server answered to them, and whether it closed
//       303 /sign-in
//       the connection goes on
//   log has reference=                 the server's log says so; or lacks it
//   run dueregard check                a command; its output and exit status, word for word, but ids in
//   addresses
//
// $DIR is a folder of the story's own. Every story is told twice: on SQLite and on PostgreSQL.

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace dueregard::stories {

struct Step {
    int line = 0;
    std::string verb;
    std::string rest;
    std::vector<std::string> expected;  ///< the indented lines, without the indent
};

struct Story {
    std::filesystem::path file;
    std::vector<std::string> opening;  ///< comments before the first step
    std::vector<Step> steps;
    std::vector<std::vector<std::string>> comments;  ///< before each step
};

[[nodiscard]] Story read_story(const std::filesystem::path& file);
/// The story's text again, with whatever its steps now expect.
[[nodiscard]] std::string written(const Story& story);

}  // namespace dueregard::stories
