#include <pybind11/stl.h>

#include "bind.h"
#include "problem.h"

namespace py = pybind11;

namespace calque {

void bind_problem(py::module_& module) {
  py::class_<Problem>(module, "Problem")
      .def_readonly("file", &Problem::file)
      .def_readonly("line", &Problem::line)
      .def_readonly("column", &Problem::column)
      .def_readonly("rule", &Problem::rule)
      .def_readonly("key", &Problem::key)
      .def_readonly("message", &Problem::message)
      .def("__str__", &Problem::to_string)
      .def("__repr__",
           [](const Problem& problem) { return "<Problem " + problem.to_string() + ">"; });

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
      const py::object instance = py::reinterpret_borrow<py::object>(type)(error.what());
      instance.attr("problems") = py::cast(error.problems());
      PyErr_SetObject(type, instance.ptr());
    }
  });
}

}  // namespace calque
