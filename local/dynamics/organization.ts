/** The organisation that the simulator stands for. */
export const ORGANIZATION = {
  id: "5c1e2f0a-7b43-4d19-9a66-0f3a5d8c2b71",
  name: "unq5c1e2f0a7b434d199a660f3a5d8c2",
} as const;
export const ORGANIZATION_HOST = "contoso.crm4.dynamics.com";

export const BUSINESS_UNIT = "b1d9c3e7-52a8-4f06-8e1b-6a4f90d2c735";
export const USER = "2f7a61c4-0d3e-4b98-a5c7-81e6d94b3f20";
export const USER_IN_ENTRA = "9d40b8e5-6c21-47fa-b370-5e8f1a2c6d94";
export const CURRENCY = "6f2b8d40-1c97-4e53-a08d-b5e7f3169c82";
