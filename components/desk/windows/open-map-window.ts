/** Opens the map for a second screen, or brings the one that is open to the front. */
export function openMapWindow(): void {
  const opened = window.open(`/desk/map${window.location.search}`, 'watchdesk-map', 'popup,width=1280,height=900')
  opened?.focus()
}
