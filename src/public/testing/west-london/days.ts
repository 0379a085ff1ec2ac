/** The days of that week: found on the Monday, told on the Tuesday, and what was taken on the Friday. */

export const monday = (clock: string) => `2025-11-24T${clock}:00.000Z`;
export const tuesday = (clock: string) => `2025-11-25T${clock}:00.000Z`;
export const wednesday = (clock: string) => `2025-11-26T${clock}:00.000Z`;
export const friday = (clock: string) => `2025-11-28T${clock}:00.000Z`;
export const saturday = "2025-11-29";
export const sunday = "2025-11-30";
