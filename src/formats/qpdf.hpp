// qpdf, in the one way that both compilers take. Its JSON.hh (11.3) has a vector of what is not complete yet,
// which clang refuses in C++20; nobody here makes JSON of a PDF, so the class stays a name.
#pragma once

#define POINTERHOLDER_TRANSITION 4  // shared_ptr alone
#define JSON_HH                     // the guard of JSON.hh
class JSON;

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>
