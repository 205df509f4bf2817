#include "rule_pack.h"

#include <stdexcept>

#include "byte_stream.h"

namespace calque {
namespace {

// Visits all fields in one order, for writing and for reading alike.
template <typename AnyRule, typename Visitor>
void visit(AnyRule& rule, Visitor&& visitor) {
  visitor(rule.id);
  visitor(rule.family);
  visitor(rule.title);
  visitor(rule.patterns);
  visitor(rule.antipatterns);
  visitor(rule.regex.expression);
  visitor(rule.regex.literals);
  visitor(rule.regex.max_length, 1000U);
  visitor(rule.regex.on_source, true);
  visitor(rule.detection, Detection::lookalike_word);
  visitor(rule.use, Use::display);
  visitor(rule.status, Status::trial);
  visitor(rule.source);
  visitor(rule.transliteration);
  visitor(rule.explanation);
  visitor(rule.alternatives);
  visitor(rule.registers);
  visitor(rule.claim);
  visitor(rule.case_name);
  visitor(rule.flagged);
  visitor(rule.passing);
  visitor(rule.lists);
  visitor(rule.file);
  visitor(rule.line, std::size_t{1} << 32U);
  visitor(rule.key_lines);
}

struct Writer {
  ByteWriter& out;
  void operator()(const std::string& value) { out.text(value); }
  void operator()(const std::vector<std::string>& values) { out.texts(values); }
  template <typename Value>
  void operator()(const Value& value, Value /*most*/) {
    out.number(static_cast<std::uint64_t>(value));
  }
  void operator()(const std::map<std::string, std::vector<std::string>>& lists) {
    out.number(lists.size());
    for (const auto& [name, entries] : lists) {
      out.text(name);
      out.texts(entries);
    }
  }
  void operator()(const std::map<std::string, std::size_t>& lines) {
    out.number(lines.size());
    for (const auto& [key, line] : lines) {
      out.text(key);
      out.number(line);
    }
  }
};

struct Reader {
  ByteReader& in;
  void operator()(std::string& value) { value = in.text(); }
  void operator()(std::vector<std::string>& values) { values = in.texts(); }
  template <typename Value>
  void operator()(Value& value, Value most) {
    value = static_cast<Value>(in.number(static_cast<std::uint64_t>(most)));
  }
  void operator()(std::map<std::string, std::vector<std::string>>& lists) {
    for (std::uint64_t left = in.number(); left > 0; --left) {
      std::string name = in.text();
      lists[std::move(name)] = in.texts();
    }
  }
  void operator()(std::map<std::string, std::size_t>& lines) {
    for (std::uint64_t left = in.number(); left > 0; --left) {
      std::string key = in.text();
      lines[std::move(key)] = in.number();
    }
  }
};

}  // namespace

std::string pack_rules(const std::vector<Rule>& rules) {
  ByteWriter out;
  out.number(rules.size());
  for (const Rule& rule : rules) visit(rule, Writer{out});
  return out.bytes();
}

std::vector<Rule> unpack_rules(const Pack& pack, std::string_view section) {
  try {
    ByteReader in(pack.text(section));
    std::vector<Rule> rules;
    for (std::uint64_t left = in.number(); left > 0; --left) {
      visit(rules.emplace_back(), Reader{in});
    }
    pack.require(in.at_end(), section, "goes on behind its end");
    return rules;
  } catch (const std::out_of_range& error) {
    pack.fail(section, error.what());
  }
}

}  // namespace calque
