import { receiveTransaction, sendableSteps } from "prosemirror-collab"
import type { EditorState } from "prosemirror-state"
import { ReplaceStep, type Step } from "prosemirror-transform"

// Two people who write at one place: what the other one inserted comes behind one's own, so that letters do not
// interleave. The server maps in the same way.
ReplaceStep.MAP_BIAS = -1

const text = (step: Step | undefined) => JSON.stringify(step?.toJSON())

/**
 * Takes in committed steps. While something of our own is unconfirmed it moves over the steps of others one by one:
 * the server does the same, however the steps were packed, and so both come to the same steps. Null when they did not.
 */
export function receive(state: EditorState, steps: readonly Step[], clients: readonly string[], own: string) {
  for (let done = 0; done < steps.length; ) {
    const unconfirmed = sendableSteps(state)?.steps[0]
    const end = unconfirmed ? done + 1 : steps.length
    if (unconfirmed && clients[done] === own && text(unconfirmed) !== text(steps[done])) return null
    state = state.apply(
      receiveTransaction(state, steps.slice(done, end), clients.slice(done, end), { mapSelectionBackward: true }),
    )
    done = end
  }
  return state
}
