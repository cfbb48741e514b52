// YAML files are data embedded at build time; whoever imports one validates it.
declare module '*.yaml' {
  const data: unknown;
  export default data;
}
