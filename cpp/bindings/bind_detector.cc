#include <pybind11/stl.h>

#include <deque>
#include <memory>
#include <optional>

#include "batch.h"
#include "bind.h"
#include "contract.h"
#include "detector.h"
#include "pack_builder.h"
#include "rule_file.h"
#include "text_view.h"

namespace py = pybind11;

namespace calque {
namespace {

Report score(const Detector& detector, py::object text) {
  const TextView view(std::move(text));
  const py::gil_scoped_release unlocked;
  return detector.score(view.bytes());
}

py::list score_many(const Detector& detector, const py::list& texts, unsigned threads) {
  std::deque<TextView> views;
  std::vector<std::string_view> bytes;
  for (const py::handle text : texts) {
    views.emplace_back(py::reinterpret_borrow<py::object>(text));
    bytes.push_back(views.back().bytes());
  }
  std::vector<Report> reports;
  {
    const py::gil_scoped_release unlocked;
    reports = score_batch(detector, bytes, threads);
  }
  py::list out(reports.size());
  for (std::size_t i = 0; i < reports.size(); ++i) {
    out[i] = py::cast(std::move(reports[i]));
  }
  return out;
}

using SharedResources = std::shared_ptr<Resources>;

SharedResources unshared(std::shared_ptr<const Resources> resources) {
  return std::const_pointer_cast<Resources>(std::move(resources));
}

// The faults of rule files, or of calque's own rules where no path is given.
std::vector<Problem> check_rules(const SharedResources& resources,
                                 const std::vector<std::string>& paths) {
  std::vector<Problem> problems;
  const std::vector<Rule> rules =
      paths.empty() ? resources->rules : read_rules(paths, resources->language, problems);
  const std::vector<Problem> broken = check_contract(resources, rules);
  problems.insert(problems.end(), broken.begin(), broken.end());
  return problems;
}

Detector make_detector(const SharedResources& resources, const std::vector<std::string>& paths,
                       bool own, bool with_trial) {
  std::vector<Problem> problems;
  std::vector<Rule> rules;
  if (!paths.empty()) rules = read_rules(paths, resources->language, problems);
  const WithTrial trial = with_trial ? WithTrial::yes : WithTrial::no;
  const auto make = [&] {
    return own ? Detector::with_own_rules(resources, std::move(rules), trial)
               : Detector(resources, std::move(rules), trial);
  };
  if (problems.empty()) return make();
  // Files are faulty: tell what is wrong with the patterns of the sound rules too.
  try {
    const Detector partial = make();
  } catch (const DataError& error) {
    problems.insert(problems.end(), error.problems().begin(), error.problems().end());
  }
  throw DataError(std::move(problems));
}

}  // namespace

void bind_detector(py::module_& module) {
  py::class_<Resources, SharedResources>(module, "Resources")
      .def_static(
          "open",
          [](const std::string& path, const std::string& language) {
            return unshared(Resources::open(path, language));
          },
          py::arg("path"), py::arg("language"))
      .def_static(
          "load",
          [](const std::string& folder, const std::string& language) {
            return unshared(Resources::load(folder, language));
          },
          py::arg("folder"), py::arg("language"))
      .def_property_readonly("language",
                             [](const Resources& resources) { return resources.language.name; })
      .def(
          "file",
          [](const Resources& resources, const std::string& name) -> std::optional<py::bytes> {
            const std::optional<std::string_view> bytes = resources.file(name);
            if (!bytes) return std::nullopt;
            return py::bytes(bytes->data(), bytes->size());
          },
          py::arg("name"))
      .def("transliterate", [](const Resources& resources, const std::string& text) {
        return Transliterator(resources.language.transliterator)(text);
      });
  py::class_<Detector>(module, "Detector")
      .def(py::init(&make_detector), py::arg("resources"), py::arg("paths"), py::arg("own"),
           py::arg("with_trial"))
      .def(
          "rule",
          [](const Detector& detector, std::size_t number) -> const Rule& {
            return detector.rules().at(number);
          },
          py::arg("number"), py::return_value_policy::reference_internal)
      .def("expected_work", &Detector::expected_work, py::arg("rule"))
      .def_property_readonly("rules", &Detector::rules, py::return_value_policy::reference_internal)
      .def("score", &score, py::arg("text"))
      .def("score_many", &score_many, py::arg("texts"), py::arg("threads"));
  module.def(
      "build_pack",
      [](const std::string& folder, const std::string& language) {
        return py::bytes(build_pack(folder, language));
      },
      py::arg("folder"), py::arg("language"));
  module.def("check_rules", &check_rules, py::arg("resources"), py::arg("paths"));
}

}  // namespace calque
