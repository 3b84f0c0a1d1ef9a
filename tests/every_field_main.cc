// every_field FOLDER: writes the document that has every field there, as JSON and XML, for validators to read.
#include "every_field.h"

#include <fstream>
#include <iostream>

#include "vanban.h"

int main(int argc, char** argv) {
  if (argc != 2) return 2;
  std::string folder = argv[1];
  vanban::Parser parser;
  vanban::WriteOptions options;
  vanban::Document document = vanban::test::every_field().document;
  for (bool explain : {false, true}) {
    options.explain = explain;
    std::string name = folder + (explain ? "/every-field-explained" : "/every-field");
    std::ofstream(name + ".json") << parser.to_json(document, options);
    std::ofstream(name + ".xml") << parser.to_xml(document, options);
  }
  std::ofstream(folder + "/empty.json") << vanban::to_json(vanban::Document{});
  std::ofstream(folder + "/empty.xml") << vanban::to_xml(vanban::Document{});
}
