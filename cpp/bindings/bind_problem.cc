#include <pybind11/stl.h>

#include "bind.h"
#include "problem.h"

namespace py = pybind11;

namespace calque {

py::str path_str(std::string_view text) {
  return py::reinterpret_steal<py::str>(
      PyUnicode_DecodeUTF8(text.data(), static_cast<Py_ssize_t>(text.size()), "surrogateescape"));
}

void bind_problem(py::module_& module) {
  py::class_<Problem>(
      module, "Problem",
      "One fault in a data file: file, line and column (from 1; 0 where none applies), "
      "rule id, key and message.")
      .def_property_readonly("file", [](const Problem& problem) { return path_str(problem.file); })
      .def_readonly("line", &Problem::line)
      .def_readonly("column", &Problem::column)
      .def_readonly("rule", &Problem::rule)
      .def_readonly("key", &Problem::key)
      .def_readonly("message", &Problem::message)
      .def("__str__", [](const Problem& problem) { return path_str(problem.to_string()); })
      .def("__repr__", [](const Problem& problem) {
        return path_str("<Problem " + problem.to_string() + ">");
      });

  // DataError(message) with the attribute `problems`.
  static PyObject* type = PyErr_NewExceptionWithDoc(
      "calque.DataError",
      "Rule files or language data are faulty; `problems` lists every fault with its position.",
      PyExc_ValueError, nullptr);
  module.add_object("DataError", type);
  py::register_exception_translator([](std::exception_ptr thrown) {
    try {
      if (thrown) std::rethrow_exception(thrown);
    } catch (const DataError& error) {
      const py::object instance = py::reinterpret_borrow<py::object>(type)(path_str(error.what()));
      instance.attr("problems") = py::cast(error.problems());
      PyErr_SetObject(type, instance.ptr());
    }
  });
}

}  // namespace calque
