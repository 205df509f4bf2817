// The engine's words for those who count them in Python.
#include <pybind11/stl.h>

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "bind.h"
#include "cut_text.h"
#include "text_view.h"

namespace py = pybind11;

namespace calque {
namespace {

// By TokenKind.
constexpr std::array<const char*, 5> kKinds = {"word", "number", "address", "punctuation",
                                               "symbol"};

py::list cut(const Resources& resources, py::object text) {
  const TextView view(std::move(text));
  std::vector<std::vector<CutToken>> sentences;
  {
    const py::gil_scoped_release unlocked;
    sentences = cut_text(resources, view.bytes());
  }
  std::array<py::str, kKinds.size()> kinds;
  for (std::size_t i = 0; i < kinds.size(); ++i) kinds[i] = py::str(kKinds[i]);
  py::list out(sentences.size());
  for (std::size_t i = 0; i < sentences.size(); ++i) {
    py::list tokens(sentences[i].size());
    for (std::size_t j = 0; j < sentences[i].size(); ++j) {
      const CutToken& token = sentences[i][j];
      tokens[j] = py::make_tuple(token.text, kinds[static_cast<std::size_t>(token.kind)],
                                 token.clitic, token.space_before);
    }
    out[i] = std::move(tokens);
  }
  return out;
}

// All forms of a lemma, itself included, in the order of their letters; none where the lexicon
// doesn't know the word as a lemma.
std::vector<std::string> inflections(const Resources& resources, const std::string& word) {
  const Lexicon& lexicon = resources.lexicon;
  std::vector<std::string> forms;
  const std::uint32_t lemma = lexicon.id(word);
  if (lemma == 0) return forms;
  for (const std::uint32_t form : lexicon.forms(lemma)) forms.emplace_back(lexicon.form(form));
  if (!forms.empty()) forms.push_back(word);
  std::sort(forms.begin(), forms.end());
  forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
  return forms;
}

}  // namespace

void bind_words(py::module_& module) {
  module.def("cut_text", &cut, py::arg("resources"), py::arg("text"));
  module.def("inflections", &inflections, py::arg("resources"), py::arg("word"));
}

}  // namespace calque
