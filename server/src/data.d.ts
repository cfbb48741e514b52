// YAML files are data embedded at build time; whoever imports one validates it.
declare module '*.yaml' {
  const data: unknown;
  export default data;
}

// Of the data on replacements only the names are embedded; whoever imports them validates them.
declare module 'module-replacements/manifests/*.json' {
  const data: unknown;
  export default data;
}
