// Which imports of a pickle let it do anything on the machine that loads it, rather than build a model.
// Source: Python's library reference on what these functions do. Invariant: a name is dangerous by what it does, not for being unknown.

/** Modules of which everything is dangerous: processes, files, network, code. */
const modules = new Set(
  'os posix nt subprocess sys socket shutil runpy pty commands code codeop bdb pdb cProfile profile timeit trace ctypes _ctypes importlib imp pkgutil zipimport webbrowser multiprocessing pickle _pickle cPickle dill cloudpickle marshal http urllib urllib2 httplib requests aiohttp ftplib smtplib telnetlib ssl asyncio pip ensurepip venv distutils setuptools idlelib lib2to3 doctest pydoc sqlite3'.split(
    ' ',
  ),
);

/** Builtins that run code or reach it. */
const builtins = new Set(
  'eval exec execfile compile open __import__ getattr setattr delattr globals locals vars input breakpoint apply reload file'.split(
    ' ',
  ),
);

/** Functions of libraries that run what they are given. */
const functions = new Set([
  'operator.attrgetter',
  'operator.methodcaller',
  '_operator.attrgetter',
  '_operator.methodcaller',
  'types.FunctionType',
  'types.CodeType',
  'types.LambdaType',
  'torch.load',
  'torch.jit.load',
  'torch.hub.load',
  'torch.utils.collect_env.run',
  'torch.utils.cpp_extension.load_inline',
  'torch._dynamo.guards.GuardBuilder.get',
  'torch.serialization.load',
  'numpy.load',
  'numpy.testing._private.utils.runstring',
  'numpy.f2py.crackfortran.getlincoef',
  'numpy.distutils.misc_util.exec_mod_from_location',
  'joblib.load',
  'pandas.read_pickle',
  'keras.models.load_model',
]);

/** Whether an import such as `os.system` lets a pickle do anything. */
export function isDangerous(name: string): boolean {
  const [module = '', ...rest] = name.split('.');
  if (module === 'builtins' || module === '__builtin__') return builtins.has(rest[0] ?? '');
  return modules.has(module) || functions.has(name) || !name.includes('.');
}
