#!/usr/bin/env python3
"""Makes the Debian packages, installs them in a Debian that has nothing else, and uses them there.

usage: package_check.py BUILD_FOLDER [--unpacked | --root FOLDER]
  --unpacked  uses what is in them where they are unpacked, with the libraries of this system: some seconds
  --root      a Debian made by debootstrap; without it one is made (some minutes, and the network), and removed afterwards
Exit status 77: it cannot run here."""
import argparse, json, os, shutil, subprocess, sys, tempfile

MIRROR, RELEASE = 'http://deb.debian.org/debian', 'bookworm'
LETTER = '''SỞ Y TẾ TỈNH MẪU
Số: 12/SYT-VP
Mẫu, ngày 3 tháng 6 năm 2024
V/v nước sạch học đường
Kính gửi: Trung tâm Y tế các huyện.
1. Đề nghị Trung tâm Y tế các huyện báo cáo trước ngày 20/6/2024.
'''
PROGRAM = '''#include <vanban/vanban.h>
#include <cstdio>
int main() {
  vanban::Parser parser;
  std::printf("%s\\n", parser.to_json(parser.parse("Số: 7/KH-UBND")).c_str());
}
'''


def skip(why):
    print(f'skipped: {why}')
    sys.exit(77)


def run(*command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode != 0:
        sys.exit(f'{" ".join(command)} failed ({done.returncode}):\n{done.stdout[-3000:]}\n{done.stderr[-3000:]}')
    return done.stdout


def check(what, holds):
    print(('ok    ' if holds else 'WRONG ') + what, flush=True)
    if not holds:
        sys.exit(1)


class Debian:
    def __init__(self, root):
        self.root = root

    def run(self, *command):
        environment = {'PATH': '/usr/sbin:/usr/bin:/sbin:/bin', 'LC_ALL': 'C.UTF-8', 'DEBIAN_FRONTEND': 'noninteractive'}
        return run('chroot', self.root, *command, env=environment)

    def install(self, *packages):
        self.run('apt-get', 'install', '-y', '-q', '--no-install-recommends', *packages)

    def write(self, path, contents):
        with open(self.root + path, 'w', encoding='utf-8') as file:
            file.write(contents)


class Unpacked(Debian):
    """A folder with what the packages hold; what they need is the system's."""

    def place(self, text):
        for path in ('/srv', '/usr/share', '/usr/include'):
            text = text.replace(path, self.root + path)
        return text

    def run(self, *command):
        modules = ':'.join(folder for folder, _, files in os.walk(self.root) if 'vanban.pc' in files)
        environment = {'PATH': f'{self.root}/usr/bin:/usr/bin:/bin', 'LC_ALL': 'C.UTF-8', 'PKG_CONFIG_PATH': modules}
        return run('env', '-i', *(f'{name}={value}' for name, value in environment.items()), *map(self.place, command))

    def install(self, *packages):
        for package in packages:
            run('dpkg-deb', '-x', package, self.root)


def use_unpacked(packages, root):
    debian = Unpacked(root)
    debian.install(packages['vanban'])
    use_command(debian)
    debian.install(packages['libvanban-dev'])
    if shutil.which('g++') and shutil.which('pkg-config'):
        use_library(debian)


def make_packages(build, folder):
    run('cpack', '-G', 'DEB', '-B', folder, cwd=build)
    packages = {name.split('_')[0]: os.path.join(folder, name) for name in os.listdir(folder) if name.endswith('.deb')}
    check('there are two packages', sorted(packages) == ['libvanban-dev', 'vanban'])
    depends = run('dpkg-deb', '-f', packages['vanban'], 'Depends')
    check('what the command needs was found out', 'libicu' in depends and 'libc6 (>=' in depends)
    depends = run('dpkg-deb', '-f', packages['libvanban-dev'], 'Depends')
    check('what the library needs was found out', 'libre2-dev' in depends and 'libicu-dev' in depends)
    return packages


def use_command(debian):
    os.makedirs(debian.root + '/srv/letters', exist_ok=True)
    debian.write('/srv/letters/thu.txt', LETTER)
    parsed = json.loads(debian.run('vanban', 'parse', '/srv/letters/thu.txt'))
    check('a document is read', parsed['header']['code']['value'] == '12/SYT-VP')
    debian.run('vanban', 'grammar', 'check', '/usr/share/doc/vanban/grammars')
    check('the grammars are there to be copied', True)
    debian.run('vanban', 'ingest', '/srv/letters', '--catalog', '/srv/c.sqlite', '--quiet')
    found = json.loads(debian.run('vanban', 'find', 'nuoc sach', '--catalog', '/srv/c.sqlite', '--format', 'json'))
    check('a catalogue is made and searched', [hit['code'] for hit in found] == ['12/SYT-VP'])
    calendar = debian.run('vanban', 'deadlines', '--from', '2024', '--catalog', '/srv/c.sqlite', '--format', 'ics')
    check('deadlines become a calendar', 'DTSTART;VALUE=DATE:20240620' in calendar)
    for path in ('man/man1/vanban.1', 'bash-completion/completions/vanban', 'zsh/vendor-completions/_vanban',
                 'fish/vendor_completions.d/vanban.fish', 'doc/vanban/copyright'):
        check(f'/usr/share/{path}', os.path.getsize(f'{debian.root}/usr/share/{path}') > 0)
    words = debian.run('bash', '-c', 'source /usr/share/bash-completion/completions/vanban; COMP_WORDS=(vanban fi); '
                       'COMP_CWORD=1; _vanban; echo "${COMPREPLY[@]}"')
    check('bash completes commands', words.split() == ['find'])


def use_library(debian):
    debian.write('/srv/program.cc', PROGRAM)
    debian.run('sh', '-c', 'cd /srv && g++ -std=c++20 program.cc -o program $(pkg-config --cflags --libs vanban)')
    check('a program is built with the library', '7/KH-UBND' in debian.run('/srv/program'))


def main():
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument('build')
    ap.add_argument('--root')
    ap.add_argument('--unpacked', action='store_true')
    a = ap.parse_args()
    installed = () if a.unpacked else ('chroot',) if a.root else ('chroot', 'debootstrap')
    for program in ('cpack', 'dpkg-deb', 'dpkg-shlibdeps') + installed:
        if not shutil.which(program):
            skip(f'{program} is not installed')
    if not a.unpacked and os.geteuid() != 0:
        skip('only root may make a Debian to install in')
    with tempfile.TemporaryDirectory() as work:
        packages = make_packages(a.build, os.path.join(work, 'packages'))
        if a.unpacked:
            return use_unpacked(packages, os.path.join(work, 'unpacked'))
        root = a.root or os.path.join(work, 'debian')
        if not a.root and subprocess.run(['debootstrap', '--variant=minbase', RELEASE, root, MIRROR],
                                         capture_output=True).returncode != 0:
            skip(f'debootstrap made no Debian from {MIRROR}')
        debian = Debian(root)
        for name, path in packages.items():
            shutil.copy(path, f'{root}/srv/{name}.deb')
        debian.run('apt-get', 'update', '-q')
        debian.install('--reinstall', '/srv/vanban.deb')  # a root used before may have it already
        use_command(debian)
        debian.install('g++', 'pkg-config')
        debian.install('--reinstall', '/srv/libvanban-dev.deb')
        use_library(debian)


if __name__ == '__main__':
    main()
