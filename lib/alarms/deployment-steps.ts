import type { DeploymentState } from './states.ts'

/** Where a deployed unit can go next; ISO 8601 times of the first arrival and stop are kept on the alarm. */
export const deploymentSteps: Record<DeploymentState, readonly DeploymentState[]> = {
  assigned: ['en-route', 'in-area', 'stopped', 'clear', 'stood-down'],
  'en-route': ['in-area', 'stopped', 'clear', 'stood-down'],
  'in-area': ['stopped', 'clear', 'stood-down'],
  stopped: ['clear'],
  clear: [],
  'stood-down': [],
}

export const deploymentStateNames: Record<DeploymentState, string> = {
  assigned: 'Assigned',
  'en-route': 'En route',
  'in-area': 'In area',
  stopped: 'Stopped',
  clear: 'Clear',
  'stood-down': 'Stood down',
}

export const isDeploymentOver = (state: DeploymentState): boolean => deploymentSteps[state].length === 0
