"""A PostgreSQL server of its own for a test: on a socket in a temporary folder, gone with it."""
import glob, os, pwd, shutil, subprocess, tempfile


def missing():
    """Why there can be no server here, or ''."""
    if not _program('initdb') or not _program('pg_ctl'):
        return 'no PostgreSQL server is installed'
    if os.geteuid() == 0 and not (_someone() and shutil.which('setpriv')):
        return 'PostgreSQL does not run as root, and there is no user postgres'
    return ''


def _program(name):
    return next(iter(sorted(glob.glob(f'/usr/lib/postgresql/*/bin/{name}'), reverse=True)), None) or shutil.which(name)


def _someone():
    try:
        return pwd.getpwnam('postgres')
    except KeyError:
        return None


class Server:
    def __enter__(self):
        self.folder = tempfile.mkdtemp(prefix='vanban_pg_')
        self.user = _someone() if os.geteuid() == 0 else None
        if self.user:
            os.chown(self.folder, self.user.pw_uid, self.user.pw_gid)
        self.data = os.path.join(self.folder, 'data')
        self._run('initdb', '-D', self.data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--locale=C', '--no-sync')
        self.start()
        self.url = f'postgresql:///postgres?host={self.folder}&user=postgres'
        return self

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.folder, ignore_errors=True)

    def start(self):
        self._run('pg_ctl', '-D', self.data, '-w', '-l', os.path.join(self.folder, 'log'), '-o',
                  f"-k {self.folder} -c listen_addresses='' -c fsync=off", 'start')

    def stop(self):
        self._run('pg_ctl', '-D', self.data, '-w', '-m', 'immediate', 'stop')

    def _run(self, program, *arguments):
        as_user = ['setpriv', f'--reuid={self.user.pw_uid}', f'--regid={self.user.pw_gid}', '--clear-groups'] if self.user else []
        subprocess.run([*as_user, _program(program), *arguments], check=True, cwd=self.folder, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
