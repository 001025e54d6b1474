/** The product's mark, a dome; decoration beside a name. `size` in pixels. */
export function Mark({ size = 26 }: { size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 26 26"
      fill="none"
      stroke="var(--accent)"
      strokeWidth="1.9"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <circle cx="13" cy="4" r="1.6" fill="var(--copper)" stroke="none" />
      <path d="M5.4 15a7.6 7.6 0 0 1 15.2 0" />
      <path d="M9.5 12v2.6M13 10.6v4M16.5 12v2.6" strokeWidth="1.5" />
      <path d="M4.6 17.6h16.8M2.6 21h20.8" />
    </svg>
  );
}
