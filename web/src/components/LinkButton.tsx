// A link that looks like a button: it leads somewhere, so it stays a link to those who do not see it.
import { Button, type ButtonProps } from "@navikt/ds-react";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes, ComponentType } from "react";

type Props = Pick<ButtonProps, "size" | "variant" | "icon" | "data-color"> &
    AnchorHTMLAttributes<HTMLAnchorElement>;

// The design system's button takes any element's place, and calls itself a button unless told otherwise.
const Anchor = Button as ComponentType<Props & { as: "a"; role: undefined }>;

export const LinkButton = createLink((props: Props) => <Anchor {...props} as="a" role={undefined} />);

/** The same to an address that is no page of the client's. */
export const AwayButton = (props: Props) => <Anchor {...props} as="a" role={undefined} />;
