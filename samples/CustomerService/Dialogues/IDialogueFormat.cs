namespace CustomerService;

/// <summary>A form in which dialogues are written down, a message a line.</summary>
internal interface IDialogueFormat
{
    /// <summary>Reads a line.</summary>
    /// <exception cref="FormatException">The line is malformed; the message says how, as the end of a sentence.</exception>
    DialogueLine Parse(string line);
}
