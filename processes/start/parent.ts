// Preloaded into every child by `npm start` (node --import): a child whose parent is gone, even by kill -9,
// stops as if asked to, and is gone within ten seconds whatever it is doing. The channel itself keeps nobody alive.
if (process.channel) {
  process.channel.unref()
  process.once('disconnect', () => {
    setTimeout(() => process.exit(1), 10_000).unref()
    process.kill(process.pid, 'SIGTERM')
  })
}
