#!/usr/bin/env python3
"""Validates results against the schemas: schemas_check.py VANBAN EVERY_FIELD CORPUS

Every text of the corpus and the document that has every field are written as JSON and as XML, plain, pretty and explained;
JSON is validated by jsonschema, XML by xmllint. Exits with 77, which ctest reads as skipped, where a validator is missing.
"""
import glob, json, os, re, shutil, subprocess, sys, tempfile

try:
    import jsonschema
except ImportError:
    print('left out: python3-jsonschema is not installed')
    sys.exit(77)
if not shutil.which('xmllint'):
    print('left out: xmllint (libxml2-utils) is not installed')
    sys.exit(77)

vanban, every_field, corpus = sys.argv[1:]


def spec_examples(folder):
    """The examples in the fenced blocks of corpus/spec, each in a file of its own."""
    for path in sorted(glob.glob(os.path.join(corpus, 'spec', '**', '*.md'), recursive=True)):
        text = open(path, encoding='utf-8').read()
        for n, block in enumerate(re.findall(r'^```[^\n]*\n(.*?)^```', text, re.M | re.S)):
            out = os.path.join(folder, f'{os.path.splitext(os.path.basename(path))[0]}-{n}.txt')
            if block.strip():
                open(out, 'w', encoding='utf-8').write(block)
                yield out


def run(*arguments):
    subprocess.run([vanban, *arguments], check=True)


with tempfile.TemporaryDirectory() as work:
    texts = sorted(glob.glob(os.path.join(corpus, '**', '*.txt'), recursive=True)) + list(spec_examples(work))
    variants = {'plain': [], 'pretty': ['--pretty'], 'explained': ['--explain'], 'utf16': ['--offsets', 'utf16']}
    made = []
    for name, options in variants.items():
        for form in ('json', 'xml'):
            folder = os.path.join(work, name)
            if texts:
                run('parse', *options, '--format', form, '--output', folder, *texts)
            made += glob.glob(os.path.join(folder, '*.' + form))
    subprocess.run([every_field, work], check=True)
    made += glob.glob(os.path.join(work, '*.json')) + glob.glob(os.path.join(work, '*.xml'))

    schema = json.loads(subprocess.run([vanban, 'schema', 'json'], check=True, capture_output=True).stdout)
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    failures = 0
    for path in (p for p in made if p.endswith('.json')):
        for error in validator.iter_errors(json.load(open(path, encoding='utf-8'))):
            failures += 1
            print(f'{path}: {"/".join(map(str, error.absolute_path))}: {error.message[:300]}')
    xsd = os.path.join(work, 'vanban.xsd')
    with open(xsd, 'wb') as out:
        subprocess.run([vanban, 'schema', 'xml'], check=True, stdout=out)
    xml = [p for p in made if p.endswith('.xml')]
    linted = subprocess.run(['xmllint', '--noout', '--huge', '--schema', xsd, *xml], capture_output=True, text=True)
    if linted.returncode != 0:
        failures += 1
        print('\n'.join(line for line in linted.stderr.splitlines() if not line.endswith(' validates')))
    print(f'{len(texts)} texts, {len(made)} results, {failures} failures')
    sys.exit(failures > 0)
