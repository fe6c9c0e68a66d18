// A link that looks like a button: it leads somewhere, so it stays a link to those who do not see it.
import { Button, type ButtonProps } from "@navikt/ds-react";
import { createLink } from "@tanstack/react-router";
import type { AnchorHTMLAttributes } from "react";

type Props = Pick<ButtonProps, "size" | "variant" | "icon" | "data-color"> &
    AnchorHTMLAttributes<HTMLAnchorElement>;

export const LinkButton = createLink((props: Props) => <Button as="a" role={undefined} {...props} />);
