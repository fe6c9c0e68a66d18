// Where on the page an error's pointer leads: "/hours/1/from" is the element "field-hours-1-from".
export const elementId = (pointer: string): string => `field${pointer.replaceAll("/", "-")}`;
