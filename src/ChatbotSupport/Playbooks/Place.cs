namespace ChatbotSupport.Playbooks;

/// <summary>A place in a file of the playbook, counted from one as editors do.</summary>
/// <param name="File">Path inside the folder, with `/`.</param>
/// <param name="Line">Line, from 1.</param>
/// <param name="Column">Column, from 1.</param>
public readonly record struct Place(string File, int Line, int Column)
{
    /// <summary>The beginning of a file.</summary>
    public static Place Start(string file) => new(file, 1, 1);
}
