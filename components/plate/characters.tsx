/** Letters and digits of a mark or a call sign, every nought with its stroke; copying gives the plain text. */
export function Characters({ children }: { children: string }) {
  return children.split(/(0)/).map((part, at) =>
    part === '0' ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: a character is its position
      <span key={at} className="nought">
        0
      </span>
    ) : (
      part
    ),
  )
}
