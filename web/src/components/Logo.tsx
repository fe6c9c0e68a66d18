// The sign of the product: two forces that carry one load.
export function Logo() {
    return (
        <svg className="logo" viewBox="0 0 32 32" width="28" height="28" aria-hidden>
            <rect width="32" height="32" rx="8" />
            <path d="M7 11.5h11a4.5 4.5 0 0 1 0 9H7" />
            <path d="M25 11.5H14a4.5 4.5 0 0 0 0 9h11" />
        </svg>
    );
}
