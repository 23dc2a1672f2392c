export const page = "test";
