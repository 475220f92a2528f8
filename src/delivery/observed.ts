import { SendError, type Channel } from '../channels/channel.ts'

/** The same channel; `onFailure` hears why a message to an address was not taken. For a live check, which tells people. */
export const observed = (channel: Channel, onFailure: (address: string, failure: SendError) => void): Channel => ({
  ...channel,
  async send(address, message, signal) {
    try {
      await channel.send(address, message, signal)
    } catch (error) {
      if (error instanceof SendError) onFailure(address, error)
      throw error
    }
  },
})
