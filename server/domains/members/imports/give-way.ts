/**
 * Lets everybody else of this process come in between: statements of the embedded database follow each other without a
 * turn of the event loop.
 */
export const giveWay = () => new Promise<void>((resolve) => void setImmediate(resolve));
