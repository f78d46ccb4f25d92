declare module 'liblevenshtein' {
  interface Transducer {
    transduce(term: string, distance: number): unknown[]
  }
  class Builder {
    dictionary(terms: string[], sorted: boolean): this
    algorithm(name: 'standard' | 'transposition' | 'merge_and_split'): this
    build(): Transducer
  }
  const library: { Builder: typeof Builder }
  export default library
}
