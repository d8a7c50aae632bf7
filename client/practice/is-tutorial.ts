/** Tutorials are scenarios like others, told apart by their ids. */
export const isTutorial = (id: string): boolean => id.startsWith('tutorial-');
