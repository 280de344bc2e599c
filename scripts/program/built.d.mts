/** Where the program of these very sources lies once it is built: `entry`, and whether it is there. */
export function builtProgram(): { readonly folder: string; readonly entry: string; readonly there: boolean }
